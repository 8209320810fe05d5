// jest would take the package's own source in TypeScript, which lies beside this file, if the ending were left out
import siphash from 'siphash/lib/siphash.js';

/** The length of a key, in bytes. */
export const SIPHASH_KEY = 16;

/**
 * SipHash-2-4: a fast hash of short inputs with a key. Without the key, nobody can choose inputs whose hashes
 * collide.
 *
 * @param key - 16 bytes: two numbers of 64 bits, little-endian
 * @param data - any number of bytes
 * @returns a number of 64 bits
 * @throws RangeError if the key has another length
 * @see Jean-Philippe Aumasson and Daniel J. Bernstein, "SipHash: a fast short-input PRF"
 */
export function sipHash(key: Uint8Array, data: Uint8Array): bigint {
  if (key.length !== SIPHASH_KEY) {
    throw new RangeError(`a SipHash key has ${SIPHASH_KEY} bytes, not ${key.length}`);
  }
  const view = new DataView(key.buffer, key.byteOffset, SIPHASH_KEY);
  const { h, l } = siphash.hash(
    [0, 4, 8, 12].map((at) => view.getUint32(at, true)),
    data,
  );
  return (BigInt(h >>> 0) << 32n) | BigInt(l >>> 0);
}
