// @ts-check
// Random numbers that are the same in each run: the digests of 0, 1, 2 and so on.
const { createHash } = require('node:crypto');

let digests = 0;
let rest = Buffer.alloc(0);

/** @param {number} count */
function nextBytes(count) {
  while (rest.length < count) {
    rest = Buffer.concat([rest, createHash('sha256').update(String(digests++)).digest()]);
  }
  const taken = rest.subarray(0, count);
  rest = rest.subarray(count);
  return taken;
}

/** Replace the sources of random numbers that lessons use. Node's own, in node:crypto, is the kernel's. */
function steadyRandom() {
  globalThis.crypto.getRandomValues = (array) => {
    const { buffer, byteOffset, byteLength } = /** @type {Uint8Array} */ (/** @type {unknown} */ (array));
    new Uint8Array(buffer, byteOffset, byteLength).set(nextBytes(byteLength));
    return array;
  };
  // 53 bits, as V8's own
  Math.random = () => Number(nextBytes(8).readBigUInt64LE() >> 11n) / 2 ** 53;
}

module.exports = { steadyRandom };
