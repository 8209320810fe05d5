import { FALSE_POSITIVE_RATE, type hashToRange } from '../../../solutions/20-light-client';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { sipHash } from '../../../src/wire/siphash';

/** Wrong answers for hashToRange. */
export const mistakes = new MistakeTable('hashToRange');

const range = (answer: typeof hashToRange): typeof hashToRange => answer;

// The whole hash is passed as the key.
mistakes.patch('range-whole-hash', 'the key is its first SIPHASH_KEY bytes', [
  'hash.subarray(0, SIPHASH_KEY)',
  'hash',
]);

// People know a hash as it is displayed, and begin there.
mistakes.patch('range-key-as-displayed', 'Take the first 16 bytes as on the wire', [
  'hash.subarray(0, SIPHASH_KEY)',
  'hash.slice().reverse().subarray(0, SIPHASH_KEY)',
]);

// slice(-16), as in other languages where the low half is wanted.
mistakes.patch('range-last-half', 'Those are the last 16 bytes of the hash', [
  'hash.subarray(0, SIPHASH_KEY)',
  'hash.subarray(-SIPHASH_KEY)',
]);

// The key is two little-endian numbers; so it is reversed, for a hash that takes bytes.
mistakes.patch('range-key-reversed', 'You reversed the 16 bytes of the key', [
  'hash.subarray(0, SIPHASH_KEY)',
  'hash.slice(0, SIPHASH_KEY).reverse()',
]);

// The usual way to get from a hash to a range.
mistakes.patch('range-modulo', 'You took the remainder', ['* range) >> 64n', '% range)']);

// Like the 64-bit integers of other languages.
mistakes.patch('range-64-bits', 'You kept only 64 bits of the product', [
  'Number((sipHash(hash.subarray(0, SIPHASH_KEY), script) * range) >> 64n)',
  'Number(BigInt.asUintN(64, sipHash(hash.subarray(0, SIPHASH_KEY), script) * range) >> 64n)',
]);

// The lower half of the product instead of the upper one.
mistakes.patch('range-lower-half', 'Those are the lowest 64 bits of the product', [
  'Number((sipHash(hash.subarray(0, SIPHASH_KEY), script) * range) >> 64n)',
  'Number(BigInt.asUintN(64, sipHash(hash.subarray(0, SIPHASH_KEY), script) * range))',
]);

// 32 bits are what JavaScript shifts by.
mistakes.patch('range-shift-32', 'You shifted by 32', ['>> 64n', '>> 32n']);

// 2^19 is the other number of BIP 158.
mistakes.patch('range-of-p', 'The range is size · FALSE_POSITIVE_RATE', [
  'BigInt(FALSE_POSITIVE_RATE)',
  'BigInt(2 ** REMAINDER_BITS)',
]);

// Of one script it is right.
mistakes.patch('range-without-size', 'You left out the size', [
  'BigInt(size) * BigInt(FALSE_POSITIVE_RATE)',
  'BigInt(FALSE_POSITIVE_RATE) + 0n * BigInt(size)',
]);

// The bigint is returned as it is.
mistakes.add(
  'range-bigint',
  'return it as a number',
  ((script, size, hash) =>
    (sipHash(hash.subarray(0, 16), script) * BigInt(size) * BigInt(FALSE_POSITIVE_RATE)) >> 64n) as (
    ...args: Parameters<typeof hashToRange>
  ) => bigint,
);

// With numbers it is nearly right: it is rounded, once in a while upwards.
mistakes.add(
  'range-in-floating-point',
  'multiply as bigint',
  range((script, size, hash) => {
    const number = Number(sipHash(hash.subarray(0, 16), script));
    return Math.round((number / 2 ** 64) * size * FALSE_POSITIVE_RATE);
  }),
);

// .buffer is the whole buffer that the hash is a view of.
mistakes.patch('range-of-the-buffer', 'a view into a larger buffer', [
  'hash.subarray(0, SIPHASH_KEY)',
  'new Uint8Array(hash.buffer, 0, SIPHASH_KEY)',
]);

// reverse() works in place; twice, and all looks well.
mistakes.patch('range-hash-changed', 'It has changed. reverse() works in place', [
  'const range',
  'hash.subarray(SIPHASH_KEY).reverse();\n  const range',
]);

// The two parameters of the hash are easy to mix up.
mistakes.patch('range-swapped', 'The key and the data are swapped', [
  'sipHash(hash.subarray(0, SIPHASH_KEY), script)',
  'sipHash(script.slice(0, SIPHASH_KEY), hash)',
]);

// Empty scripts do not belong in a filter; but that is decided elsewhere.
mistakes.patch('range-empty-refused', 'An empty script is hashed like any other', [
  'const range',
  "if (script.length === 0) throw new RangeError('an empty script');\n  const range",
]);

// The hash as a fraction of 2^64, times the range. A number has 53 bits.
mistakes.patch('number-as-fraction', 'multiply as bigint', [
  'return Number((sipHash(hash.subarray(0, SIPHASH_KEY), script) * range) >> 64n);',
  'return Math.floor((Number(sipHash(hash.subarray(0, SIPHASH_KEY), script)) / 2 ** 64) * Number(range));',
]);

// The lower half as a bigint, with its sign.
mistakes.patch('range-lower-half-signed', 'Those are the lowest 64 bits of the product', [
  'Number((sipHash(hash.subarray(0, SIPHASH_KEY), script) * range) >> 64n)',
  'BigInt.asIntN(64, sipHash(hash.subarray(0, SIPHASH_KEY), script) * range) as unknown as number',
]);

// The top bit is number 63.
mistakes.patch('range-shift-of-63', 'You shifted by 63', ['>> 64n', '>> 63n']);

// In a language whose integers have 64 bits, half of them are dropped with each factor.
mistakes.patch('range-upper-half-of-64', 'You kept only 64 bits of the product', [
  '((sipHash(hash.subarray(0, SIPHASH_KEY), script) * range) >> 64n)',
  '(BigInt.asUintN(64, sipHash(hash.subarray(0, SIPHASH_KEY), script) * range) >> 32n)',
]);

// The size is not needed for the hash, so it comes last.
mistakes.patch(
  'range-size-after-the-shift',
  'You multiplied by the size after the shift',
  ['BigInt(size) * BigInt(FALSE_POSITIVE_RATE)', 'BigInt(FALSE_POSITIVE_RATE)'],
  ['>> 64n);', '>> 64n) * size;'],
);
