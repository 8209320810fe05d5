import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for bitsToTarget. */
export const mistakes = new MistakeTable('bitsToTarget');

// 256 ** (length - 3) is a number, and only 53 bits of it are right.
mistakes.add(
  'target-as-number',
  'A number is not exact above 2^53',
  (bits: number) => (bits & 0x7fffff) * 256 ** ((bits >>> 24) - 3),
);

// 256^length: it forgets that the three digits are part of the length.
mistakes.patch('target-exponent-off-by-three', 'The length counts all bytes of the target', [
  '8 * (length - 3)',
  '8 * length',
]);

// >> keeps the sign: a length of ff becomes −1.
mistakes.patch('target-length-signed', '>> is signed', ['bits >>> 24', 'bits >> 24']);

// >= instead of >.
mistakes.patch('target-limit-exclusive', 'exactly the limit of mainnet', [
  'target > limit',
  'target >= limit',
]);

// The limit is the business of the caller.
mistakes.patch('target-limit-not-checked', 'mainnet allows at most 1d00ffff', [
  "if (target > limit) throw refuse('above the limit');",
  '',
]);

// The formula in the books: digits · 256^(length − 3). A bigint has no negative powers.
mistakes.patch('target-negative-power', 'if the length is below 3, drop the last digits', [
  'digits << BigInt(8 * (length - 3))',
  'digits * 256n ** BigInt(length - 3)',
]);

// More than 256 bits are above the limit anyway; but the error does not say what is wrong.
mistakes.patch('target-overflow-not-named', 'overflowing comes before above the limit', [
  "if (target >= 1n << 256n) throw refuse('overflowing');",
  '',
]);

// Any Error will do.
mistakes.patch('target-plain-error', 'not with a RangeError', ['new RangeError', 'new Error']);

// A shift by length − 3, as if it counted bytes.
mistakes.patch('target-shifted-by-bytes', 'You shifted by a number of bytes', [
  '8 * (length - 3)',
  'length - 3',
]);

// All three bytes must be digits; that one bit is a sign is strange.
mistakes.patch(
  'target-sign-as-a-digit',
  'You accepted it. The target is negative',
  ['bits & 0x7fffff', 'bits & 0xffffff'],
  ["if (bits & 0x800000) throw refuse('negative');", ''],
);

// Zero is a number like any other. No hash is that low.
mistakes.patch('target-zero-accepted', 'You accepted it. The target is zero', [
  "if (target === 0n) throw refuse('zero');",
  '',
]);

// The bytes are taken in the order of the wire, so the length is thought to be the last one.
mistakes.patch('target-length-from-the-low-byte', 'The length is the most significant byte', [
  'bits >>> 24',
  'bits & 0xff',
]);

// No byte longer than 32: but the first of the 33 may be a zero.
mistakes.patch('target-length-over-32', 'not the length with 32', ['target >= 1n << 256n', 'length > 32']);

// The sign is looked at first, since it is the easiest to see.
mistakes.patch('target-negative-before-zero', 'zero applies before negative', [
  "if (target === 0n) throw refuse('zero');",
  "if (bits & 0x800000) throw refuse('negative'); if (target === 0n) throw refuse('zero');",
]);

// A shift by a negative number seems wrong, so it becomes 0.
mistakes.patch('target-short-not-shifted', 'The length is below 3: drop the last digits', [
  '8 * (length - 3)',
  '8 * Math.max(0, length - 3)',
]);

// The sign is checked, but it stays among the digits.
mistakes.patch('target-sign-among-the-digits', 'The sign is not a digit', [
  'bits & 0x7fffff',
  'bits & 0xffffff',
]);

// A number converted at the end: it is exact for all bits that mainnet ever had, and too small for others.
mistakes.patch('target-through-a-number', 'You computed the target as a number', [
  'digits << BigInt(8 * (length - 3))',
  'BigInt(Math.floor(Number(digits) * 256 ** (length - 3)))',
]);

// Two bytes are four hex digits, as in 1d00ffff.
mistakes.patch('target-two-digits', 'You kept only two of the three digits', ['0x7fffff', '0xffff']);

// The exponent is negative, so it takes the distance; but the direction changes with it.
mistakes.patch('target-short-shifted-left', 'but you added zeros', [
  '8 * (length - 3)',
  '8 * Math.abs(length - 3)',
]);
