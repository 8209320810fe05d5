import { count } from '../../../solutions/03-varints';
import { getheaders } from '../../../solutions/10-headers';
import { hex } from '../../wire/bytes';
import { encode } from '../../wire/codec/codec';
import { headersService } from './headers-service';

/** A chain of ten; each header is its height eighty times, each hash the same with 0x80 on top. */
const HEIGHTS = Array.from({ length: 10 }, (_, height) => height);
const hash = (height: number) => new Uint8Array(32).fill(0x80 + height);
const CHAIN = {
  headers: Buffer.concat(HEIGHTS.map((height) => new Uint8Array(80).fill(height))),
  hashes: Buffer.concat(HEIGHTS.map(hash)),
};
const NONE = new Uint8Array(32);
const UNKNOWN = new Uint8Array(32).fill(0x77);

const writeCount = (howMany: number) => encode(count.write, howMany);

/** What it answers, by hand: the payload in hex, and the heights of the headers in it. */
function ask(locator: Uint8Array[], stop = NONE, most?: number) {
  const service = headersService(getheaders, writeCount, CHAIN, most);
  const payload = encode(getheaders.write, { version: 70016, locator, stop });
  const [answer, ...more] = [...service.answer({ command: 'getheaders', payload })];
  expect(answer.command).toBe('headers');
  expect(more).toEqual([]);
  const { payload: bytes } = answer;
  const heights: number[] = [];
  for (let at = 1; at < bytes.length; at += 81) {
    heights.push(bytes[at]);
    expect(hex(bytes.subarray(at, at + 81))).toBe(`${hex(bytes.subarray(at, at + 1)).repeat(80)}00`);
  }
  expect(bytes[0]).toBe(heights.length);
  return heights;
}

test('it answers getheaders, and nothing else', () => {
  expect(headersService(getheaders, writeCount, CHAIN).commands).toEqual(['getheaders']);
});

test('what comes behind the first hash that it knows', () => {
  expect(ask([hash(6), hash(2)])).toEqual([7, 8, 9]);
  expect(ask([UNKNOWN, hash(7), hash(3)])).toEqual([8, 9]);
});

test('what comes behind the first header, if it knows none', () => {
  expect(ask([UNKNOWN])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(ask([hash(0)])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(ask([])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('nothing behind the last: an empty message, and no silence', () => {
  expect(ask([hash(9)])).toEqual([]);
});

test('as many as fit into a message', () => {
  expect(ask([hash(2)], NONE, 3)).toEqual([3, 4, 5]);
  expect(ask([hash(8)], NONE, 3)).toEqual([9]);
});

test('up to the stop hash, that one included', () => {
  expect(ask([hash(2)], hash(4))).toEqual([3, 4]);
  expect(ask([hash(2)], hash(8), 3)).toEqual([3, 4, 5]);
});

test('a stop hash that never comes does not stop it', () => {
  expect(ask([hash(6)], UNKNOWN)).toEqual([7, 8, 9]);
  expect(ask([hash(6)], hash(3))).toEqual([7, 8, 9]);
  expect(ask([hash(6)], hash(6))).toEqual([7, 8, 9]);
});

test('no more than 2,000, where nothing else is said', () => {
  const many = {
    headers: new Uint8Array(80 * 2500),
    hashes: new Uint8Array(32 * 2500).map((_, i) => i % 251),
  };
  const service = headersService(getheaders, writeCount, many);
  const payload = encode(getheaders.write, { version: 70016, locator: [UNKNOWN], stop: NONE });
  const [answer] = service.answer({ command: 'getheaders', payload });
  expect(hex(answer.payload.subarray(0, 3))).toBe('fdd007');
  expect(answer.payload).toHaveLength(3 + 2000 * 81);
});

test('a chain of nothing is answered with nothing', () => {
  const none = { headers: new Uint8Array(0), hashes: new Uint8Array(0) };
  const service = headersService(getheaders, writeCount, none);
  const payload = encode(getheaders.write, { version: 70016, locator: [UNKNOWN], stop: NONE });
  expect([...service.answer({ command: 'getheaders', payload })]).toEqual([
    { command: 'headers', payload: Uint8Array.of(0) },
  ]);
});
