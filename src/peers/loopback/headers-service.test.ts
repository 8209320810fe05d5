import { count } from '../../../solutions/03-varints';
import { getheaders } from '../../../solutions/15-chain';
import { hex } from '../../wire/bytes';
import { encode } from '../../wire/codec/codec';
import { headersService } from './headers-service';

/**
 * The heights of a chain of ten. Each header is its height repeated 80 times, each hash the byte 0x80 plus
 * the height, repeated 32 times.
 */
const HEIGHTS = Array.from({ length: 10 }, (_, height) => height);
const hash = (height: number) => new Uint8Array(32).fill(0x80 + height);
const CHAIN = {
  headers: Buffer.concat(HEIGHTS.map((height) => new Uint8Array(80).fill(height))),
  hashes: Buffer.concat(HEIGHTS.map(hash)),
};
const NONE = new Uint8Array(32);
const UNKNOWN = new Uint8Array(32).fill(0x77);

const writeCount = (howMany: number) => encode(count.write, howMany);

/** The heights of the headers in the answer. */
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

test('the service answers getheaders and nothing else', () => {
  expect(headersService(getheaders, writeCount, CHAIN).commands).toEqual(['getheaders']);
});

test('it sends what follows the first hash in the locator that it knows', () => {
  expect(ask([hash(6), hash(2)])).toEqual([7, 8, 9]);
  expect(ask([UNKNOWN, hash(7), hash(3)])).toEqual([8, 9]);
});

test('it sends what follows the genesis header, if it knows none of the hashes', () => {
  expect(ask([UNKNOWN])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(ask([hash(0)])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(ask([])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('if nothing follows, it sends an empty message instead of no answer', () => {
  expect(ask([hash(9)])).toEqual([]);
});

test('it sends at most as many headers as fit into a message', () => {
  expect(ask([hash(2)], NONE, 3)).toEqual([3, 4, 5]);
  expect(ask([hash(8)], NONE, 3)).toEqual([9]);
});

test('it sends headers up to and including the stop hash', () => {
  expect(ask([hash(2)], hash(4))).toEqual([3, 4]);
  expect(ask([hash(2)], hash(8), 3)).toEqual([3, 4, 5]);
});

test('a stop hash that is not among the headers has no effect', () => {
  expect(ask([hash(6)], UNKNOWN)).toEqual([7, 8, 9]);
  expect(ask([hash(6)], hash(3))).toEqual([7, 8, 9]);
  expect(ask([hash(6)], hash(6))).toEqual([7, 8, 9]);
});

test('it sends at most 2,000 headers by default', () => {
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

test('with an empty chain, it sends no headers', () => {
  const none = { headers: new Uint8Array(0), hashes: new Uint8Array(0) };
  const service = headersService(getheaders, writeCount, none);
  const payload = encode(getheaders.write, { version: 70016, locator: [UNKNOWN], stop: NONE });
  expect([...service.answer({ command: 'getheaders', payload })]).toEqual([
    { command: 'headers', payload: Uint8Array.of(0) },
  ]);
});
