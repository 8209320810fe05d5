import { fromHex } from '../bytes';
import { looksLikeV1 } from './looks-like-v1';

const START = fromHex('f9beb4d9 76657273696f6e0000000000');

test('recognises a version message of the first transport, as soon as 16 bytes of it have come', () => {
  expect(looksLikeV1(fromHex('f9beb4d9 76657273696f6e0000000000 66000000 01020304 7f110100'))).toBe(true);
  expect(looksLikeV1(START)).toBe(true);
});

test('does not know as long as both are possible', () => {
  for (let length = 0; length < 16; length++) expect(looksLikeV1(START.slice(0, length))).toBeUndefined();
});

test('recognises something else by one byte, wherever it is', () => {
  for (let at = 0; at < 16; at++) {
    const start = START.slice();
    start[at] ^= 1;
    expect(looksLikeV1(start)).toBe(false);
    // nothing after it is needed: the other side may be waiting
    expect(looksLikeV1(start.slice(0, at + 1))).toBe(false);
  }
});

test('compares with the magic of the network', () => {
  const start = fromHex('161c1412 76657273696f6e0000000000');
  expect([looksLikeV1(start, 'simnet'), looksLikeV1(start), looksLikeV1(START, 'simnet')]).toEqual([
    true,
    false,
    false,
  ]);
});
