import { fromHex } from '../bytes';
import { Reader } from '../codec/reader';
import { figureHtml } from './figure';
import { hexdump } from './hexdump';

const bytes = fromHex('f9beb4d9 3c3e 0000 0a');
const { spans } = new Reader(bytes).trace((r) => {
  r.bytes(4, 'magic');
  r.bytes(2, 'tag<b>');
  r.bytes(0, 'nothing');
  r.bytes(2, 'rest');
});

test('every byte, every field with offset, size and value is in the picture', () => {
  const { svg } = hexdump(bytes, spans, { title: 'a picture', notes: { magic: 'mainnet' } });
  for (const byte of ['f9', 'be', 'b4', 'd9', '3c', '3e', '0a']) expect(svg).toContain(`>${byte}</text>`);
  for (const word of ['magic', 'mainnet', '4 bytes', 'rest']) expect(svg).toContain(word);
});

test('fields are told apart by letters, so that colour is not needed', () => {
  const { svg } = hexdump(bytes, spans, { title: 'a picture' });
  for (const letter of ['A', 'B', 'C'])
    expect(svg.match(new RegExp(`>${letter}</text>`, 'g'))).toHaveLength(2);
});

test('names and bytes cannot break out of the picture', () => {
  const { svg } = hexdump(bytes, spans, { title: 'a picture' });
  expect(svg).not.toContain('<b>');
  expect(svg).toContain('tag&lt;b&gt;');
});

test('the text says the same without the picture', () => {
  const { text } = hexdump(bytes, spans, { title: 'a picture', notes: { magic: 'mainnet' } });
  expect(text).toMatch(/magic.*offset 0.*4 bytes.*f9 be b4 d9.*mainnet/);
  expect(text).toMatch(/rest.*offset 6/);
});

test('a long message is cut, and says by how much', () => {
  const long = new Uint8Array(100);
  expect(hexdump(long, [], { title: 'long', rows: 2 }).svg).toContain('68 more bytes');
});

test('as HTML the picture has a label for who cannot see it', () => {
  const html = figureHtml(hexdump(bytes, spans, { title: 'bytes "quoted"' }));
  expect(html).toContain('role="img" aria-label="bytes &quot;quoted&quot;"');
});
