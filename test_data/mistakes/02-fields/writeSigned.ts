import * as right from '../../../solutions/02-fields';
import { writeUnsigned } from '../../../solutions/02-fields';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { WireError } from '../../../src/wire/codec/error';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Writer } from '../../../src/wire/codec/writer';

/** Wrong answers for writeSigned. */
export const mistakes = new MistakeTable('writeSigned');

// The range is taken for symmetrical, but there is one more negative number than positive ones.
mistakes.patch('lowest-rejected', 'the boundary itself is still allowed', [
  'value < -half',
  'value <= -half',
]);

// writeUnsigned is called with the value unchanged, and rejects anything below 0.
mistakes.add('negative-rejected', 'as if the field were unsigned', writeUnsigned);

// Inverting all bits changes the sign, but of a number that is one away; and −1 becomes 0.
mistakes.patch('negative-inverted', 'You wrote the bits of ~value', [
  'BigInt.asUintN(8 * size, value)',
  'value < 0n ? ~value : value',
]);

// The absolute value, with the top bit set for the minus sign.
mistakes.patch('sign-bit-set-in-front', 'You set a sign bit in front of 1', [
  'BigInt.asUintN(8 * size, value)',
  'value < 0n ? half - value : value',
]);

// -1 and 1 differ only in the sign, and abs() discards it.
mistakes.patch('sign-lost', '01 00 00 00 is 1', [
  'BigInt.asUintN(8 * size, value)',
  'value < 0n ? -value : value',
]);

// The check comes after everything has been written.
mistakes.add(
  'signed-digit-by-digit',
  'part of the value had been written',
  (w: Writer, value: bigint, size: number, order: ByteOrder = 'little') => {
    const start = w.offset;
    right.writeUnsigned(w, BigInt.asUintN(8 * size, value), size, order);
    if (BigInt.asIntN(8 * size, value) !== value) throw new WireError('', start, `${size} bytes`, `${value}`);
  },
);

// The offset 0 is hard-coded.
mistakes.patch('signed-reported-at-zero', 'the writer was at byte 3 already', [
  'w.offset, `a number',
  '0, `a number',
]);

// asUintN fits any number into its bits, and the check after it has nothing left to find.
mistakes.patch('signed-wrapped-silently', 'these bytes mean -128, not 128', [
  'value < -half || value >= half',
  'false',
]);

// The order is the fourth argument, but it is not passed on.
mistakes.patch('signed-written-little-endian-only', 'fe ff is −2 in little-endian', [
  'size, order);',
  'size);',
]);

// asUintN takes a number of bits, as its name says to those who know it.
mistakes.patch('bytes-for-bits-written', 'BigInt.asUintN counts bits', ['asUintN(8 * size', 'asUintN(size']);

// Only the value that is too large is thought of.
mistakes.patch('signed-lower-bound-forgotten', 'The smallest value of size 1 is -128', [
  'value < -half || ',
  '',
]);

// The value is converted first, and the error shows what became of it.
mistakes.patch('signed-found-is-the-unsigned', 'The error\'s "found" does not say 128.', [
  'half - 1n}`, String(value)',
  'half - 1n}`, String(value + 2n * half)',
]);

// The value is wrapped first: the error shows −128 for 128.
mistakes.patch('signed-found-is-wrapped', 'The error\'s "found" does not say 128.', [
  'half - 1n}`, String(value)',
  'half - 1n}`, String(BigInt.asIntN(8 * size, value))',
]);

// BigInt.asIntN takes bits.
mistakes.patch('signed-limit-of-size-bits', 'You rejected −128, and also 100', [
  '1n << BigInt(8 * size - 1)',
  '1n << BigInt(size - 1)',
]);
