import { readUnsigned } from '../../../solutions/02-fields';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

/** Wrong answers for readSigned. */
export const mistakes = new MistakeTable('readSigned');

/** Make a signed value of the unsigned one, where `half` is the first value of the upper half. */
const readAs =
  (signed: (value: bigint, half: bigint) => bigint) => (r: Reader, size: number, order?: ByteOrder) =>
    signed(readUnsigned(r, size, order), 1n << BigInt(8 * size - 1));

// Inverts all bits and negates the result, but does not add the 1.
mistakes.add(
  'ones-complement',
  'did not add the 1',
  readAs((value, half) => (value < half ? value : -(~value & (2n * half - 1n)))),
);

// What is right for a byte is done for every size.
mistakes.add(
  'always-256-subtracted',
  'For 4 bytes subtract 256^4',
  readAs((value, half) => (value < half ? value : value - 256n)),
);

// The first value of the upper half is subtracted, not the number of all values.
mistakes.add(
  'half-subtracted',
  'You subtracted 2^31',
  readAs((value, half) => (value < half ? value : value - half)),
);

// asIntN counts bits.
mistakes.add('bytes-for-bits', 'BigInt.asIntN counts bits', (r: Reader, size: number, order?: ByteOrder) =>
  BigInt.asIntN(size, readUnsigned(r, size, order)),
);

// The top bit as a minus sign: that is how people write numbers, and how floats work.
mistakes.add(
  'sign-and-magnitude',
  'as a minus sign',
  readAs((value, half) => (value < half ? value : half - value)),
);

// > instead of >=: the lowest number of all becomes positive.
mistakes.add(
  'sign-boundary',
  '80 is the first value of the upper half',
  readAs((value, half) => (value > half ? value - 2n * half : value)),
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
mistakes.patch('sign-of-32-bits', 'The sign is the top bit of 8 bits', ['8 * size', '32']);

// The subtraction is right, but the values are too large for a number.
mistakes.add(
  'signed-in-a-number',
  'exact only up to 2^53',
  readAs((value, half) => BigInt(Number(value) < half ? Number(value) : Number(value) - 2 * Number(half))),
);

// readUnsigned is called with two arguments; the third is the one that matters here.
mistakes.patch('signed-order-not-passed-on', '128 is 80 00 read as little-endian', [
  'readUnsigned(r, size, order)',
  'readUnsigned(r, size)',
]);

// All the bits are there, so the copy of readUnsigned looks right.
mistakes.add('signed-read-as-unsigned', 'as an unsigned number', readUnsigned);

// A minus sign in front of the unsigned number.
mistakes.add(
  'minus-in-front-of-the-unsigned',
  'You only put a minus in front',
  (r: Reader, size: number, order: ByteOrder = 'little') => {
    const value = readUnsigned(r, size, order);
    return value >> BigInt(8 * size - 1) ? -value : value;
  },
);

// The largest value, 2^32 − 1, is taken for the number of values.
mistakes.add(
  'largest-value-subtracted',
  'You subtracted 2^32 − 1 and not 2^32',
  readAs((value, half) => (value >= half ? value - (2n * half - 1n) : value)),
);

// Reading is done twice: once to look at the sign, and once for the value.
mistakes.add('signed-read-twice', 'Read them once', (r: Reader, size: number, order?: ByteOrder) =>
  readUnsigned(r, size, order) >> BigInt(8 * size - 1)
    ? readUnsigned(r, size, order) - 256n ** BigInt(size)
    : readUnsigned(r, size, order),
);
