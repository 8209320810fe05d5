import { readUnsigned } from '../../../solutions/02-fields';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

/** Wrong answers for readSigned. */
export const mistakes = new MistakeTable('readSigned');

// Inverts all bits and negates the result, but does not add the 1.
mistakes.add(
  'ones-complement',
  'did not add the 1',
  (r: Reader, size: number, order: ByteOrder = 'little') => {
    const value = readUnsigned(r, size, order);
    const bits = 8 * size;
    return value >> BigInt(bits - 1) ? -BigInt.asUintN(bits, ~value) : value;
  },
);

// The top bit as a minus sign: that is how people write numbers, and how floats work.
mistakes.add(
  'sign-and-magnitude',
  'as a minus sign',
  (r: Reader, size: number, order: ByteOrder = 'little') => {
    const value = readUnsigned(r, size, order);
    const half = 1n << BigInt(8 * size - 1);
    return value >= half ? half - value : value;
  },
);

// > instead of >=: the lowest number of all becomes positive.
mistakes.add(
  'sign-boundary',
  '80 is the first value of the upper half',
  (r: Reader, size: number, order: ByteOrder = 'little') => {
    const value = readUnsigned(r, size, order);
    const half = 1n << BigInt(8 * size - 1);
    return value > half ? value - 2n * half : value;
  },
);

// In little-endian the sign is in the last byte, and big-endian was forgotten.
mistakes.add(
  'sign-in-the-last-byte',
  'You looked for the sign in the last byte',
  (r: Reader, size: number, order: ByteOrder = 'little') => {
    const last = r.source[r.offset + size - 1];
    const value = readUnsigned(r, size, order);
    return last & 0x80 ? value - 256n ** BigInt(size) : value;
  },
);

// value | 0 is the well-known trick, but it always looks at bit 31, whatever the size.
mistakes.add(
  'sign-of-32-bits',
  'The sign is the top bit of 8 bits',
  (r: Reader, size: number, order: ByteOrder = 'little') => BigInt.asIntN(32, readUnsigned(r, size, order)),
);

// The subtraction is right, but the values are too large for a number.
mistakes.add(
  'signed-in-a-number',
  'exact only up to 2^53',
  (r: Reader, size: number, order: ByteOrder = 'little') => {
    const value = Number(readUnsigned(r, size, order));
    return BigInt(value < 2 ** (8 * size - 1) ? value : value - 2 ** (8 * size));
  },
);

// readUnsigned is called with two arguments; the third is the one that matters here.
mistakes.add('signed-order-not-passed-on', '128 is 80 00 read as little-endian', (r: Reader, size: number) =>
  BigInt.asIntN(8 * size, readUnsigned(r, size)),
);

// All the bits are there, so the copy of readUnsigned looks right.
mistakes.add(
  'signed-read-as-unsigned',
  'as an unsigned number',
  (r: Reader, size: number, order: ByteOrder = 'little') => readUnsigned(r, size, order),
);
