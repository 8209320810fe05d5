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

test('a long name moves the columns after it instead of covering them', () => {
  const path = 'transactions[0].inputs[0].script.length';
  const named = (name: string) => new Reader(bytes).trace((r) => r.bytes(4, name)).spans;
  const startOf = (name: string) => {
    const { svg, text } = hexdump(bytes, named(name), { title: 'a picture' });
    const x = (content: string) => Number(new RegExp(`<text x="([\\d.]+)"[^>]*>${content}<`).exec(svg)![1]);
    const width = Number(/viewBox="0 0 (\d+)/.exec(svg)![1]);
    return { size: x('4 bytes'), head: x('size'), width, text };
  };
  const [short, long] = [startOf('magic'), startOf(path)];
  expect(long.size - short.size).toBeGreaterThan((path.length - 18) * 7.8);
  expect(long.head).toBe(long.size);
  expect(long.width - short.width).toBe(long.size - short.size);
  expect(long.text).toContain(`${path}  offset 0`);
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
