import { examine } from '../../solutions/08-streams';
import { fromHex } from '../wire/bytes';
import { recording } from '../peers/recordings';
import { parseSvg, textsIn } from './parse-svg';
import { slidingWindow } from './sliding-window';

const magic = fromHex('f9beb4d9');
const verack = recording('verack').bytes;
const version = recording('satoshi-0.18.0').bytes;
const join = (...parts: Uint8Array[]) => Uint8Array.from(Buffer.concat(parts));
const draw = (bytes: Uint8Array, rows?: number) =>
  slidingWindow(bytes, { title: 'the search', magic, examine, rows });
const linesOf = (bytes: Uint8Array, rows?: number) => draw(bytes, rows).text.split('\n').slice(1);
const windowsIn = (svg: string) =>
  Array.from(parseSvg(svg).getElementsByTagName('rect')).filter((one) => one.getAttribute('stroke-width'));

test('without a match, it slides by one; with a match, it is in sync and jumps past the payload', () => {
  expect(linesOf(join(fromHex('3c'), version, verack))).toEqual([
    '✗ offset 0      3c f9 be b4  not the magic: slide by one',
    '✓ offset 1      f9 be b4 d9  in sync: version, header 24 + payload 102 bytes; on to 127',
    '✓ offset 127    f9 be b4 d9  in sync: verack, header 24 + payload 0 bytes; on to 151',
    '2 messages, 1 byte skipped',
  ]);
});

test('each row frames the four bytes under the window', () => {
  const windows = windowsIn(draw(join(fromHex('3c'), version)).svg);
  expect(windows).toHaveLength(2);
  const [x, next] = windows.map((one) => Number(one.getAttribute('x')));
  const [width] = windows.map((one) => Number(one.getAttribute('width')));
  expect((next - x) * 4).toBe(width);
});

test('the picture contains the words of the text, and names the fields of each header found', () => {
  const texts = textsIn(draw(join(fromHex('3c'), version)).svg);
  expect(texts).toContain('✗ offset 0: not the magic: slide by one');
  expect(texts).toContain('✓ offset 1: in sync: version, header 24 + payload 102 bytes; on to 127');
  for (const field of ['command', 'length', 'checksum', 'payload']) {
    expect(texts.filter((text) => text === field)).toHaveLength(1);
  }
  expect(textsIn(draw(verack).svg)).not.toContain('payload');
});

test('a false start is not taken for the magic, and the magic after it is not missed', () => {
  const lines = linesOf(join(fromHex('f9'), verack));
  expect(lines[0]).toContain('f9 f9 be b4  not the magic');
  expect(lines[1]).toContain('✓ offset 1 ');
});

test('an incomplete message is waited for', () => {
  expect(linesOf(fromHex('f9beb4'))[0]).toContain('fewer than four bytes: wait for more');
  expect(linesOf(version.subarray(0, 23))[0]).toContain('in sync: 1 byte of the header still to come');
  expect(linesOf(version.subarray(0, 24))[0]).toContain('102 of 102 bytes of payload still to come');
  expect(linesOf(version.subarray(0, 125))[0]).toContain('1 of 102 bytes of payload');
  expect(linesOf(version.subarray(0, 125))[1]).toBe('0 messages, 0 bytes skipped');
});

test('the magic alone is not a message: the checksum may be wrong, or the length over the limit', () => {
  const broken = Uint8Array.from(version);
  broken[60] ^= 1;
  expect(linesOf(broken)[0]).toContain('✗ offset 0      f9 be b4 d9  the magic, but not a message: checksum');
  const greedy = Uint8Array.from(verack);
  greedy.set(fromHex('01093d00'), 16);
  expect(linesOf(greedy)[0]).toContain('expected at most 4000000 bytes, found 4000001: slide by one');
});

test('a long run of mismatches is shortened and counted', () => {
  const lines = linesOf(join(new Uint8Array(100), verack));
  expect(lines).toHaveLength(3 + 1 + 1 + 1 + 1);
  expect(lines[3]).toContain('… 96 more steps: not the magic, slide by one …');
  expect(lines[4]).toContain('offset 99 ');
  expect(lines[5]).toContain('✓ offset 100 ');
});

test('steps beyond the maximum number of rows are counted', () => {
  const { svg, text } = draw(join(verack, verack, verack, verack, verack), 3);
  expect(windowsIn(svg)).toHaveLength(2);
  expect(text).toContain('… 3 more steps …');
  expect(text).toContain('5 messages');
  expect(windowsIn(draw(join(verack, verack, verack), 3).svg)).toHaveLength(3);
});

test('any bytes yield a well-formed picture', () => {
  parseSvg(draw(new Uint8Array(0)).svg);
  parseSvg(draw(Uint8Array.from({ length: 512 }, (_, i) => i)).svg);
  const rogue = Uint8Array.from(version);
  rogue.set(Buffer.from('<b>&"'), 4);
  expect(draw(rogue).svg).not.toContain('<b>');
  parseSvg(draw(rogue).svg);
});
