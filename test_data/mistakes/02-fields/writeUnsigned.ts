import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { WireError } from '../../../src/wire/codec/error';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Writer } from '../../../src/wire/codec/writer';

/** Wrong answers for writeUnsigned. */
export const mistakes = new MistakeTable('writeUnsigned');

/** Calculate each byte from the value as a number, the least significant first. */
const writeFromNumber =
  (byteAt: (value: number, i: number) => number) =>
  (w: Writer, value: bigint, size: number, order?: ByteOrder) => {
    if (BigInt.asUintN(8 * size, value) !== value)
      throw new WireError('', w.offset, `${size} bytes`, `${value}`);
    const bytes = Uint8Array.from({ length: size }, (_, i) => byteAt(Number(value), i));
    w.bytes(order === 'big' ? bytes.reverse() : bytes);
  };

// > instead of >=: the first number that is too large is accepted.
mistakes.patch('boundary-off-by-one', 'Check the boundary: the largest number is 255', [
  'BigInt.asUintN(8 * size, value) !== value',
  'value < 0n || value > 1n << BigInt(8 * size)',
]);

// Only the upper boundary is checked: who would write a negative number as unsigned?
mistakes.patch('negative-not-rejected', 'you wrote -1 as 255', [
  'BigInt.asUintN(8 * size, value) !== value',
  'value >= 1n << BigInt(8 * size)',
]);

// A number begins at its own byte 0, but the error must say where in the message that is.
mistakes.patch('offset-made-up', 'the problem is at byte 3', ['w.offset, `a number', '0, `a number']);

// Buffer rejects what does not fit, with an error that has no offset.
mistakes.add(
  'range-left-to-node',
  'not with a WireError',
  (w: Writer, value: bigint, size: number, order: ByteOrder = 'little') => {
    const bytes = Buffer.alloc(size);
    if (size === 8) bytes.writeBigUInt64LE(value);
    else if (size < 7) bytes.writeUIntLE(Number(value), 0, size);
    w.bytes(order === 'big' ? bytes.reverse() : bytes);
  },
);

// Number.isSafeInteger is a good check for numbers, and too strict for 64 bits.
mistakes.patch('safe-integers-only', 'you rejected it', [
  'BigInt.asUintN(8 * size, value) !== value',
  'BigInt.asUintN(8 * size, value) !== value || !Number.isSafeInteger(Number(value))',
]);

// Seconds fit into 32 bits until 2106, so a time is read from eight bytes and written in four.
mistakes.patch('time-written-in-four-bytes', 'every field after it is shifted by four', [
  'const start',
  'if (value < 2n ** 32n) size = Math.min(size, 4); const start',
]);

// Masked with 0xff, as usual, and never compared with the largest value.
mistakes.patch('wrapped-silently', 'You wrapped it: you silently wrote 257 as 1', [
  'BigInt.asUintN(8 * size, value) !== value',
  'false',
]);

// while (value > 0): the zeros at the top are never written.
mistakes.add('written-as-short-as-possible', 'Three bytes could hold 70015', (w: Writer, value: bigint) => {
  for (let rest = value; rest > 0n; rest /= 256n) w.bytes(Uint8Array.of(Number(rest % 256n)));
});

// The hex digits of a number, as bytes: that is big-endian.
mistakes.add(
  'written-big-endian-by-default',
  'You wrote the most significant byte first',
  (w: Writer, value: bigint, size: number) => {
    w.bytes(Buffer.from(value.toString(16).padStart(2 * size, '0'), 'hex'));
  },
);

// A remainder at the end shows that the value does not fit, but the bytes are written already.
mistakes.add(
  'written-digit-by-digit',
  'part of the value had been written',
  (w: Writer, value: bigint, size: number, order: ByteOrder = 'little') => {
    const start = w.offset;
    const digits = Array.from({ length: size }, (_, i) => BigInt.asUintN(8, value >> BigInt(8 * i)));
    if (order === 'big') digits.reverse();
    for (const digit of digits) w.bytes(Uint8Array.of(Number(digit)));
    if (value >> BigInt(8 * size) !== 0n) throw new WireError('', start, `${size} bytes`, `${value}`);
  },
);

// One loop for all, and a port is a number like any other.
mistakes.patch(
  'written-order-ignored',
  '8d 20 is 8333 in little-endian',
  ["value, order === 'little'", 'value, true'],
  ["order === 'little' ? 0 : 8 - size", '0'],
);

// A shift by 32 is no shift at all: the lower half is written twice.
mistakes.add(
  'written-shift-wraps-at-32',
  'You wrote the 1 twice',
  writeFromNumber((value, i) => value >> (8 * i)),
);

// Divided instead of shifted, which is right, but as a number.
mistakes.add(
  'written-through-a-number',
  'exact only up to 2^53',
  writeFromNumber((value, i) => Math.floor(value / 256 ** i) % 256),
);

// if self.time: in Python. Zero is falsy, and the field is missing.
mistakes.patch('zero-not-written', 'it is not absent', [
  'EIGHT.setBigUint64',
  'if (!value) return; EIGHT.setBigUint64',
]);

// The largest number is taken for the first one that does not fit.
mistakes.patch('largest-rejected', '255 fits into 1 byte, but you rejected it', [
  'BigInt.asUintN(8 * size, value) !== value',
  'value < 0n || value >= 256n ** BigInt(size) - 1n',
]);

// All eight bytes of a DataView are written, and then the first ones are taken: in big-endian, those are zeros.
mistakes.patch('first-bytes-of-eight', 'the first 2 of 8 bytes', [
  "const start = order === 'little' ? 0 : 8 - size;",
  'const start = 0;',
]);

// The size is taken for a number of bits.
mistakes.patch('unsigned-limit-of-size-bits', 'a byte has 8 bits, so the limit is 256^4', [
  'BigInt.asUintN(8 * size, value) !== value',
  'value < 0n || value >= 1n << BigInt(size)',
]);

// The loop counts bytes, but >> counts bits.
mistakes.add(
  'unsigned-shifted-by-bytes',
  'You shifted by 0, 1, 2 and 3 bits',
  (w: Writer, value: bigint, size: number, order: ByteOrder = 'little') => {
    if (value < 0n || value >= 256n ** BigInt(size))
      throw new WireError('', w.offset, `${size} bytes`, `${value}`);
    const bytes = Array.from({ length: size }, (_, i) => Number((value >> BigInt(i)) & 0xffn));
    w.bytes(Uint8Array.from(order === 'little' ? bytes : bytes.reverse()));
  },
);

// toString(16) leaves out leading zeros, and the digits are taken two by two from the left.
mistakes.add(
  'unsigned-from-an-odd-number-of-digits',
  'an odd number of them needs a 0 in front',
  (w: Writer, value: bigint, size: number, order: ByteOrder = 'little') => {
    const digits = value.toString(16);
    const bytes = new Uint8Array(size);
    for (let i = 0; i < digits.length; i += 2) bytes[i / 2] = Number.parseInt(digits.slice(i, i + 2), 16);
    w.bytes(order === 'little' ? bytes.reverse() : bytes);
  },
);
