import { createHash } from 'node:crypto';
import { sha256 as noble } from '@noble/hashes/sha2.js';
import { hex } from './bytes';
import { sha256 } from './sha256';

test('the digest of "abc" is the one in FIPS 180-4', () => {
  expect(hex(sha256(new TextEncoder().encode('abc')))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

test.each([0, 1, 55, 56, 64, 128, 4096, 1_000_000])(
  'at %d bytes it agrees with two other implementations',
  (length) => {
    const data = Uint8Array.from({ length }, (_, i) => (i * 31) & 0xff);
    expect(sha256(data)).toEqual(noble(data));
    expect(hex(sha256(data))).toBe(createHash('sha256').update(data).digest('hex'));
  },
);

test('of a view, only the visible bytes are hashed', () => {
  const whole = Uint8Array.from({ length: 300 }, (_, i) => i & 0xff);
  for (const end of [20, 200]) expect(sha256(whole.subarray(10, end))).toEqual(noble(whole.slice(10, end)));
});

test('the digest is a plain Uint8Array with its own memory', () => {
  for (const length of [1, 1000]) {
    const digest = sha256(new Uint8Array(length));
    expect(digest.constructor).toBe(Uint8Array);
    expect(digest.byteLength).toBe(32);
  }
});
