import { bitfield } from './bitfield';
import { figureHtml } from './figure';

const names = [
  { bit: 3, name: 'WITNESS <b>' },
  { bit: 0, name: 'NETWORK' },
];
const draw = (value: bigint) => bitfield(value, names, { title: 'a picture' });
const count = (svg: string, content: string) => svg.split(`>${content}</text>`).length - 1;

test('each of the 64 bits has a cell with its number and a 1 or a 0', () => {
  const { svg } = draw(0n);
  for (let bit = 2; bit < 64; bit++) expect(count(svg, String(bit))).toBe(1);
  // besides the digits, a 0 is the number of bit 0 and the value above; a 1 is the number of bit 1
  expect(count(svg, '0')).toBe(64 + 2);
  expect(count(svg, '1')).toBe(1);
});

test('set bits are marked with a 1, not only by colour', () => {
  const { svg } = draw((1n << 63n) | (1n << 27n) | 9n);
  expect(svg.match(/font-weight="bold">1<\/text>/g)).toHaveLength(4);
  expect(svg).toContain('bit 0, least significant');
});

test('bit 0 is at the lower right, bit 63 at the upper left', () => {
  const place = (bit: bigint) => {
    const [, x, y] = /<text x="(\d+)" y="(\d+)"[^>]*font-size="17"[^>]*>1</.exec(draw(1n << bit).svg)!;
    return { x: Number(x), y: Number(y) };
  };
  expect(place(0n).x).toBeGreaterThan(place(1n).x);
  expect(place(0n).y).toBeGreaterThan(place(63n).y);
  expect(place(63n).x).toBeLessThan(place(62n).x);
  expect(place(31n).y).toBe(place(16n).y);
});

test('a bit has the same colour in every picture, in its cell and in the legend', () => {
  const coloursIn = (value: bigint, label: number) => {
    const pattern = new RegExp(`fill="([^"]+)" stroke="[^"]+"/><text [^>]*>${label}</text>`, 'g');
    return [...draw(value).svg.matchAll(pattern)].map(([, fill]) => fill);
  };
  const [cell, legend] = coloursIn(1037n, 10);
  expect(cell).toBeDefined();
  expect(legend).toBe(cell);
  for (const value of [1036n, 1024n, 2n ** 64n - 1n]) expect(coloursIn(value, 10)).toEqual([cell, cell]);
});

test('the bits that have names are told apart by their colours', () => {
  const fills = [0, 1, 2, 3, 6, 10, 11].map(
    (bit) => /<rect x="52"[^>]*fill="([^"]+)"/.exec(draw(2n ** BigInt(bit)).svg)![1],
  );
  expect(new Set(fills).size).toBe(fills.length);
});

test('only a bit under discussion is framed, set or not, and the text says so', () => {
  const framesIn = (svg: string) => svg.split('stroke-width="2"').length - 1;
  expect(framesIn(draw(9n).svg)).toBe(0);
  for (const [framed, words] of [
    [3, 'bit 3 is framed; it is set'],
    [1, 'bit 1 is framed; it is not set'],
  ] as const) {
    const { svg, text } = bitfield(9n, names, { title: 'a picture', framed });
    expect(framesIn(svg)).toBe(1);
    expect(text).toContain(words);
  }
});

test('the legend names only the set bits, and shows a bit without a name as a power of two', () => {
  const { svg } = draw((1n << 27n) | 1n);
  expect(svg).toContain('NETWORK');
  expect(svg).not.toContain('WITNESS');
  expect(svg).toContain('2^27 = 134217728');
  expect(svg).toContain('2^27, no name');
});

test('names are escaped', () => {
  expect(draw(8n).svg).not.toContain('<b>');
  expect(draw(8n).svg).toContain('WITNESS &lt;b&gt;');
});

test('the text has the same contents as the picture', () => {
  const { text } = draw(134217737n);
  expect(text).toContain('a picture (134217737 = 0x8000009)');
  expect(text).toMatch(/bit {2}0 .*2\^0 = 1 .*NETWORK/);
  expect(text).toMatch(/bit 27 .*2\^27 = 134217728 .*no name/);
  expect(draw(0n).text).toContain('no bit is set');
});

test('values of 64 bits are accepted, larger and negative ones rejected', () => {
  expect(draw(2n ** 64n - 1n).text.split('\n')).toHaveLength(2 + 64);
  expect(() => draw(2n ** 64n)).toThrow(RangeError);
  expect(() => draw(-1n)).toThrow(RangeError);
});

test('the picture’s HTML has a label for screen readers', () => {
  expect(figureHtml(draw(1n))).toContain('role="img" aria-label="a picture"');
});
