import { examine } from '../../solutions/08-streams';
import { fromHex } from '../wire/bytes';
import { recording } from '../peers/recordings';
import { parseSvg, textsIn } from './parse-svg';
import { stream } from './stream';

const magic = fromHex('f9beb4d9');
const verack = recording('verack').bytes;
const version = recording('satoshi-0.18.0').bytes;
const whole = Buffer.concat([fromHex('3c'), version, verack, verack]);

/** Splits bytes into chunks of these sizes; the last chunk is the rest. */
function chunked(bytes: Uint8Array, ...sizes: number[]): Uint8Array[] {
  let start = 0;
  const chunks = sizes.map((size) => bytes.subarray(start, (start += size)));
  return start < bytes.length ? [...chunks, bytes.subarray(start)] : chunks;
}

const draw = (chunks: Uint8Array[], rows?: number) =>
  stream(chunks, { title: 'a stream', magic, examine, rows });
const rectsIn = (svg: string, kind: string) =>
  Array.from(parseSvg(svg).getElementsByTagName('rect')).filter((one) => one.getAttribute('class') === kind);
const placeOf = (rect: { getAttribute(name: string): string | null }) => {
  const x = Number(rect.getAttribute('x'));
  return [x, x + Number(rect.getAttribute('width'))];
};

test('reads are on top; messages, their headers and garbage below', () => {
  const { svg } = draw(chunked(whole, 100, 40));
  expect(rectsIn(svg, 'read')).toHaveLength(3);
  expect(rectsIn(svg, 'message')).toHaveLength(3);
  expect(rectsIn(svg, 'header')).toHaveLength(3);
  expect(rectsIn(svg, 'garbage')).toHaveLength(1);
});

test('however a stream is divided into reads, what was sent is the same', () => {
  const sent = (...sizes: number[]) => draw(chunked(whole, ...sizes)).text.split('what was sent:')[1];
  expect(sent(1, 2, 3)).toBe(sent());
  expect(sent().trim().split(/\n */)).toEqual([
    'offset 0: garbage, 1 byte',
    'offset 1: version, 126 bytes',
    'offset 127: verack, 24 bytes',
    'offset 151: verack, 24 bytes',
  ]);
});

test('reads and messages share one byte axis', () => {
  const { svg } = draw(chunked(whole, 127, 24));
  const [, second] = rectsIn(svg, 'read').map(placeOf);
  const [, verackPlace] = rectsIn(svg, 'message').map(placeOf);
  expect(second[0]).toBeCloseTo(verackPlace[0], 0);
  expect(second[1]).toBeCloseTo(verackPlace[1], 0);
});

test('a read may contain the beginning or the end of a message, or parts of several messages', () => {
  const { text } = draw(chunked(whole, 100, 40, 11, 24));
  expect(text.split('\n').slice(1, 5)).toEqual([
    'read 1, offset 0, 100 bytes: 1 byte of garbage, the first 99 of version (126)',
    'read 2, offset 100, 40 bytes: the last 27 of version, the first 13 of verack (24)',
    'read 3, offset 140, 11 bytes: the last 11 of verack',
    'read 4, offset 151, 24 bytes: all of verack (24)',
  ]);
  expect(draw(chunked(whole, 127, 48)).text).toContain(': all of verack (24), all of verack (24)');
  expect(draw(chunked(whole, 50, 50)).text).toContain('read 2, offset 50, 50 bytes: another 50 of version');
});

test('the contents of each read are also in the picture, wrapped if they are long', () => {
  const { svg, text } = draw([whole]);
  const [, line] = text.split('\n');
  const texts = textsIn(svg);
  const from = texts.indexOf('1 byte of garbage, all of version (126), all of verack (24),');
  expect(line).toBe(`read 1, offset 0, 175 bytes: ${texts.slice(from, from + 2).join(' ')}`);
});

test('of hundreds of messages in a read, the first and the last are named, the others counted', () => {
  const pings = Buffer.concat(Array.from({ length: 300 }, () => verack));
  const { svg, text } = draw([pings]);
  expect(text.split('\n')[1].match(/all of verack/g)).toHaveLength(9);
  expect(text.split('\n')[1]).toContain('… 291 more …, all of verack (24)');
  expect(rectsIn(svg, 'message')).toHaveLength(300);
  expect(text.split('\n')).toHaveLength(1 + 1 + 1 + 100 + 1);
});

test('an incomplete message is drawn as far as it has been received', () => {
  const { svg, text } = draw([version.subarray(0, 60), version.subarray(60, 90)]);
  expect(rectsIn(svg, 'unfinished')).toHaveLength(1);
  expect(text).toContain('offset 0: version, 90 of 126 bytes');
  expect(text).toContain('read 2, offset 60, 30 bytes: another 30 of version');
  expect(draw([version.subarray(0, 20)]).text).toContain('offset 0: a message, 20 bytes');
  expect(draw([version.subarray(0, 3)]).text).toContain('the first 3 of what may be a message');
});

test('the boundary of a read is drawn through the messages', () => {
  const borders = parseSvg(draw(chunked(whole, 100, 40)).svg).getElementsByTagName('line');
  expect(borders).toHaveLength(2);
});

test('of many reads, the first are listed and the others counted', () => {
  const { svg } = draw(chunked(whole, ...Array.from({ length: 175 }, () => 1)), 5);
  expect(rectsIn(svg, 'read')).toHaveLength(175);
  expect(textsIn(svg).filter((text) => /^read \d+$/.test(text))).toHaveLength(5);
  expect(textsIn(svg)).toContain('… 170 more reads …');
});

test('any stream yields a well-formed picture', () => {
  parseSvg(draw([]).svg);
  parseSvg(draw([new Uint8Array(0), new Uint8Array(300)]).svg);
  const rogue = Uint8Array.from(version);
  rogue.set(Buffer.from('<b>&"'), 4);
  expect(draw([rogue]).svg).not.toContain('<b>');
  expect(draw([rogue]).text).toContain('<b>&"');
});
