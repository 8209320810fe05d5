import { fromHex } from '../wire/bytes';
import { Reader } from '../wire/codec/reader';
import { figureHtml } from './figure';
import { hexdump } from './hexdump';

const bytes = fromHex('f9beb4d9 3c3e 0000 0a');
const { spans } = new Reader(bytes).trace((r) => {
  r.bytes(4, 'magic');
  r.bytes(2, 'tag<b>');
  r.bytes(0, 'nothing');
  r.bytes(2, 'rest');
});

test('the picture has every byte, and every field with its offset, size and value', () => {
  const { svg } = hexdump(bytes, spans, { title: 'a picture', notes: { magic: 'mainnet' } });
  for (const byte of ['f9', 'be', 'b4', 'd9', '3c', '3e', '0a']) expect(svg).toContain(`>${byte}</text>`);
  for (const word of ['magic', 'mainnet', '4 bytes', 'rest']) expect(svg).toContain(word);
});

test('fields are distinguished by letters, not only by colour', () => {
  const { svg } = hexdump(bytes, spans, { title: 'a picture' });
  for (const letter of ['A', 'B', 'C'])
    expect(svg.match(new RegExp(`>${letter}</text>`, 'g'))).toHaveLength(2);
});

test('names and bytes are escaped', () => {
  const { svg } = hexdump(bytes, spans, { title: 'a picture' });
  expect(svg).not.toContain('<b>');
  expect(svg).toContain('tag&lt;b&gt;');
});

test('the text has the same contents as the picture', () => {
  const { text } = hexdump(bytes, spans, { title: 'a picture', notes: { magic: 'mainnet' } });
  expect(text).toMatch(/magic.*offset 0.*4 bytes.*f9 be b4 d9.*mainnet/);
  expect(text).toMatch(/rest.*offset 6/);
});

/** Where the texts of one line of the legend begin and end, from left to right, reckoned with wide characters. */
function legendCells(svg: string, path: string): { from: number; to: number; content: string }[] {
  const texts = [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)" ([^>]*)>([^<]*)</g)].map(
    ([, x, y, more, content]) => {
      const width = content.length * (more.includes('bold') ? 7.9 : 7.3);
      return { y, from: Number(x), to: Number(x) + width, content, more };
    },
  );
  const line = texts.find(({ content }) => content === path)!.y;
  return texts.filter(({ y, more }) => y === line && !more.includes('middle'));
}

test('columns never touch, however long a name, a size or a value is', () => {
  const long = new Uint8Array(30_000).fill(0x41);
  const { svg } = hexdump(
    long,
    new Reader(long).trace((r) => {
      r.field('a', () => r.bytes(8)[0]);
      r.bytes(102, 'addr_recv.services');
      r.field('transactions[0].inputs[0].script.length', () => r.bytes(3)[0]);
      r.bytes(20_000, 'payload');
    }).spans,
    { title: 'a picture', rows: 1 },
  );
  const width = Number(/viewBox="0 0 ([\d.]+) /.exec(svg)![1]);
  const paths = ['field', 'addr_recv.services', 'transactions[0].inputs[0].script.length', 'payload'];
  const columns = paths.map((path) => legendCells(svg, path));
  for (const cells of columns) {
    for (const [i, { to }] of cells.entries()) {
      expect((cells[i + 1] ?? { from: width + 10 }).from - to).toBeGreaterThan(10);
    }
    for (const [i, { from }] of cells.entries()) expect(from).toBe(columns[0][i].from);
  }
  expect(columns[1].map(({ content }) => content)).toContain('102 bytes');
});

test('eight bytes are shown in full, more of them up to a whole byte', () => {
  const eight = hexdump(bytes, new Reader(bytes).trace((r) => r.bytes(8, 'x')).spans, { title: 't' });
  expect(eight.svg).toContain('>f9 be b4 d9 3c 3e 00 00</text>');
  const nine = hexdump(bytes, new Reader(bytes).trace((r) => r.bytes(9, 'x')).spans, { title: 't' });
  expect(nine.svg).toContain('>f9 be b4 d9 3c 3e …</text>');
  expect(nine.text).toContain('f9 be b4 d9 3c 3e 00 00 0a');
});

test('bytes that are text are shown as text, too', () => {
  const agent = new TextEncoder().encode('/a:1/\x00\x00');
  const traced = new Reader(agent).trace((r) => [r.bytes(5, 'text'), r.bytes(2, 'no-text')]).spans;
  const { svg, text } = hexdump(agent, traced, { title: 'a picture', notes: { text: 'a name' } });
  expect(svg).toContain(`>'/a:1/' · a name</text>`);
  expect(text).toMatch(/2f 61 3a 31 2f {2}'\/a:1\/' · a name$/m);
  expect(text).toMatch(/00 00$/m);
});

test('a long value widens the picture; a very long one is truncated there, but not in the text', () => {
  const widthWith = (note: string) => {
    const { svg } = hexdump(bytes, spans, { title: 'a picture', notes: { magic: note } });
    return Number(/viewBox="0 0 ([\d.]+) /.exec(svg)![1]);
  };
  expect(widthWith('x'.repeat(20))).toBe(widthWith('x'));
  // a character of that size is a little over 7 pixels wide
  expect(widthWith('x'.repeat(60))).toBeGreaterThan(widthWith('x'.repeat(50)) + 70);
  const long = hexdump(bytes, spans, { title: 'a picture', notes: { magic: 'x'.repeat(500) } });
  expect(long.svg).toContain(`>${'x'.repeat(59)}…</text>`);
  expect(long.text).toContain('x'.repeat(500));
});

test('a field without a value is shown without one', () => {
  const flag = new Reader(bytes).trace((r) => r.field('flag', () => void r.bytes(1))).spans;
  expect(hexdump(bytes, flag, { title: 'a picture' }).text).not.toContain('undefined');
});

test('a long message is truncated, and the picture says by how much', () => {
  const long = new Uint8Array(100);
  expect(hexdump(long, [], { title: 'long', rows: 2 }).svg).toContain('68 more bytes');
});

test('the picture’s HTML has a label for screen readers', () => {
  const html = figureHtml(hexdump(bytes, spans, { title: 'bytes "quoted"' }));
  expect(html).toContain('role="img" aria-label="bytes &quot;quoted&quot;"');
});

test('bytes that are printable ASCII are also shown as text, others only in hex', () => {
  const named = new Reader(fromHex('2f6d653a302e312f 2fff2f')).trace((r) => {
    r.bytes(8, 'user_agent');
    r.bytes(3, 'odd');
  });
  const { text } = hexdump(fromHex('2f6d653a302e312f 2fff2f'), named.spans, { title: 'a picture' });
  expect(text).toMatch(/user_agent .* 2f 6d 65 3a 30 2e 31 2f +'\/me:0\.1\/'$/m);
  expect(text).toMatch(/odd .* 2f ff 2f$/m);
});

test('a size of three digits does not touch the bytes after it', () => {
  const long = new Uint8Array(102);
  const { svg } = hexdump(long, new Reader(long).trace((r) => r.bytes(102, 'payload')).spans, {
    title: 'long',
  });
  const x = (content: string) => Number(new RegExp(`<text x="([\\d.]+)"[^>]*>${content}`).exec(svg)![1]);
  // a character of that size is a little over 7 pixels wide
  expect(x('00 00 00 00 00') - x('102 bytes')).toBeGreaterThan('102 bytes '.length * 7.3);
});
