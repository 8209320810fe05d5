import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for hasBit. */
export const mistakes = new MistakeTable('hasBit');

// > 0 after the mask: bit 31 on its own is negative.
mistakes.add(
  'bit-31-is-negative',
  'squeezed into 32 bits',
  (services: bigint, bit: number) => (Number(services) & (1 << bit)) > 0,
);

// There are 64 bits, and the check stops before the last.
mistakes.patch('bit-63-left-out', 'Bits range from 0 to 63', ['return (', 'return bit < 63 && (']);

// The masked number, which works just as well in an if.
mistakes.add(
  'bit-as-bigint',
  'You returned the masked number',
  (services: bigint, bit: number) => services & (1n << BigInt(bit)),
);

// In C, 1 and 0 are true and false.
mistakes.add('bit-as-zero-or-one', 'You returned the bits as numbers', (services: bigint, bit: number) =>
  Number((services >> BigInt(bit)) & 1n),
);

// >= instead of &: that compares versions, not sets of bits.
mistakes.add(
  'bit-by-size',
  'You compared sizes',
  (services: bigint, bit: number) => services >= 1n << BigInt(bit),
);

// services === flag: right as long as a node has a single service.
mistakes.add(
  'bit-equal-to-all',
  'you compared the whole number with the bit',
  (services: bigint, bit: number) => services === 1n << BigInt(bit),
);

// As in diagrams and many RFCs: bit 0 is the most significant.
mistakes.patch('bit-from-the-top', 'You counted from the other end', ['BigInt(bit)', 'BigInt(63 - bit)']);

// toString(2) and an index: the most significant digit first. 9 is 1001 from both ends.
mistakes.add(
  'bit-in-string-from-the-left',
  'You took the first digit for bit 0',
  (services: bigint, bit: number) => services.toString(2)[bit] === '1',
);

// services & bit: the number of the bit instead of its value.
mistakes.add(
  'bit-number-as-mask',
  'You took the number of the bit for its value',
  (services: bigint, bit: number) => (services & BigInt(bit)) !== 0n,
);

// Divided instead of shifted: a number is exact only up to 2^53.
mistakes.add(
  'bits-by-floats',
  '2^64 − 1 is rounded to 2^64',
  (services: bigint, bit: number) => Math.floor(Number(services) / 2 ** bit) % 2 === 1,
);

// For people, the first bit is bit 1.
mistakes.patch('bits-counted-from-one', 'Count bits from 0', [
  'return ((services >> BigInt(bit))',
  'return bit > 0 && ((services >> BigInt(bit - 1))',
]);

// All the shifted bits are compared with 1: that works only for the most significant bit.
mistakes.patch('highest-bit-only', 'You found only the most significant bit', [' & 1n', '']);

// The masked number is compared with 1: right for bit 0 only.
mistakes.add(
  'mask-compared-with-one',
  'gives the value of the bit, 8 for bit 3, and not 1',
  (services: bigint, bit: number) => (services & (1n << BigInt(bit))) === 1n,
);

// 1 << 32 is 1, and 1 << 31 is negative.
mistakes.add(
  'mask-shifted-as-number',
  '1 << 32 is 1 again',
  (services: bigint, bit: number) => (services & BigInt(1 << bit)) !== 0n,
);

// & on numbers uses the lower 32 bits, and 1 << bit wraps around.
mistakes.add(
  'number-of-32-bits',
  'Shifting a number wraps around at 32 bits',
  (services: bigint, bit: number) => (Number(services) & (1 << bit)) !== 0,
);

// A bigint is compared with a number: they are never the same.
mistakes.add(
  'bigint-never-zero',
  'a bigint is never === a number: write 0n',
  (services: bigint, bit: number) => ((services & (1n << BigInt(bit))) as unknown) !== 0,
);

// === 0n asks whether the bit is not set.
mistakes.patch('bit-reversed', 'Reversed: you found the bits that are not set', ['=== 1n', '=== 0n']);

// | instead of &: the two are next to each other in every book.
mistakes.patch('bit-by-or', '`|` finds every bit', [
  '((services >> BigInt(bit)) & 1n) === 1n',
  '(services | (1n << BigInt(bit))) !== 0n',
]);
