import { bitfield } from './bitfield';
import { figureHtml } from './figure';

const names = [
  { bit: 3, name: 'WITNESS <b>' },
  { bit: 0, name: 'NETWORK' },
];
const draw = (value: bigint) => bitfield(value, names, { title: 'a picture' });
const count = (svg: string, content: string) => svg.split(`>${content}</text>`).length - 1;

test('each of the 64 bits has a cell with its number, and a 1 or a 0', () => {
  const { svg } = draw(0n);
  for (let bit = 2; bit < 64; bit++) expect(count(svg, String(bit))).toBe(1);
  // besides the digits: the number of bit 0, that of bit 1, and the value above
  expect(count(svg, '0')).toBe(64 + 2);
  expect(count(svg, '1')).toBe(1);
});

test('set bits are marked with a 1, so that colour is not needed', () => {
  const { svg } = draw((1n << 63n) | (1n << 27n) | 9n);
  expect(svg.match(/font-weight="bold">1<\/text>/g)).toHaveLength(4);
  expect(svg).toContain('bit 0, the smallest');
});

test('bit 0 stands on the lower right, bit 63 on the upper left', () => {
  const place = (bit: bigint) => {
    const [, x, y] = /<text x="(\d+)" y="(\d+)"[^>]*font-size="17"[^>]*>1</.exec(draw(1n << bit).svg)!;
    return { x: Number(x), y: Number(y) };
  };
  expect(place(0n).x).toBeGreaterThan(place(1n).x);
  expect(place(0n).y).toBeGreaterThan(place(63n).y);
  expect(place(63n).x).toBeLessThan(place(62n).x);
  expect(place(31n).y).toBe(place(16n).y);
});

test('the legend has the names of the set bits and no others; an unknown bit is shown as a power of two', () => {
  const { svg } = draw((1n << 27n) | 1n);
  expect(svg).toContain('NETWORK');
  expect(svg).not.toContain('WITNESS');
  expect(svg).toContain('2^27 = 134217728');
  expect(svg).toContain('2^27, no name');
});

test('names cannot break out of the picture', () => {
  expect(draw(8n).svg).not.toContain('<b>');
  expect(draw(8n).svg).toContain('WITNESS &lt;b&gt;');
});

test('the text says the same without the picture', () => {
  const { text } = draw(134217737n);
  expect(text).toContain('a picture (134217737 = 0x8000009)');
  expect(text).toMatch(/bit {2}0 .*2\^0 = 1 .*NETWORK/);
  expect(text).toMatch(/bit 27 .*2\^27 = 134217728 .*no name/);
  expect(draw(0n).text).toContain('no bit is set');
});

test('all 64 bits fit in, and not one more', () => {
  expect(draw(2n ** 64n - 1n).text.split('\n')).toHaveLength(2 + 64);
  expect(() => draw(2n ** 64n)).toThrow(RangeError);
  expect(() => draw(-1n)).toThrow(RangeError);
});

test('as HTML the picture has a label for who cannot see it', () => {
  expect(figureHtml(draw(1n))).toContain('role="img" aria-label="a picture"');
});
