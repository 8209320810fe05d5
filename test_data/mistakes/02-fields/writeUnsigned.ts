import * as right from '../../../solutions/02-fields';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { WireError } from '../../../src/wire/codec/error';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Writer } from '../../../src/wire/codec/writer';

/** Wrong answers for writeUnsigned. */
export const mistakes = new MistakeTable('writeUnsigned');

// > for >=: the first number that is too large goes through.
mistakes.add(
  'boundary-off-by-one',
  'Check the boundary: the largest number is 255',
  (w: Writer, value: bigint, size: number, order: ByteOrder = 'little') => {
    if (value < 0n || value > 1n << BigInt(8 * size)) {
      throw new WireError('', w.offset, `${size} bytes`, String(value));
    }
    const bytes = Uint8Array.from({ length: size }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
    w.bytes(order === 'big' ? bytes.reverse() : bytes);
  },
);

// Only the upper border is checked: who would write a negative number as unsigned?
mistakes.add(
  'negative-not-rejected',
  '-1 was written as 255',
  (w: Writer, value: bigint, size: number, order: ByteOrder = 'little') => {
    if (value >= 256n ** BigInt(size)) throw new WireError('', w.offset, `${size} bytes`, String(value));
    const bytes = Uint8Array.from({ length: size }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
    w.bytes(order === 'big' ? bytes.reverse() : bytes);
  },
);

// A number begins at its own byte 0. The error has to say where in the message that is.
mistakes.add(
  'offset-made-up',
  'the trouble is at byte 3',
  (w: Writer, value: bigint, size: number, order: ByteOrder = 'little') => {
    if (value < 0n || value >= 256n ** BigInt(size)) {
      throw new WireError('', 0, `${size} bytes`, String(value));
    }
    const bytes = Uint8Array.from({ length: size }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
    w.bytes(order === 'big' ? bytes.reverse() : bytes);
  },
);

// Buffer refuses what does not fit, with an error that knows no offset.
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
mistakes.add(
  'safe-integers-only',
  'it was rejected',
  (w: Writer, value: bigint, size: number, order: ByteOrder = 'little') => {
    if (!Number.isSafeInteger(Number(value)) || value < 0n || value >= 256n ** BigInt(size)) {
      throw new WireError('', w.offset, 'a safe integer', String(value));
    }
    const bytes = Uint8Array.from({ length: size }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
    w.bytes(order === 'big' ? bytes.reverse() : bytes);
  },
);

// Seconds fit into 32 bits until 2106, so a time is read from eight bytes and written in four.
mistakes.add(
  'time-written-in-four-bytes',
  'every field after it is shifted by four',
  (w: Writer, value: bigint, size: number, order: ByteOrder = 'little') => {
    if (value < 0n || value >= 256n ** BigInt(size)) {
      throw new WireError('', w.offset, `${size} bytes`, String(value));
    }
    const length = value < 2n ** 32n ? Math.min(size, 4) : size;
    const bytes = Uint8Array.from({ length }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
    w.bytes(order === 'big' ? bytes.reverse() : bytes);
  },
);

// Masked with 0xff, as everybody does, and never compared with the largest.
mistakes.add(
  'wrapped-silently',
  'It was wrapped: 257 was silently written as 1',
  (w: Writer, value: bigint, size: number, order: ByteOrder = 'little') => {
    const bytes = Uint8Array.from({ length: size }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
    w.bytes(order === 'big' ? bytes.reverse() : bytes);
  },
);

// while (value > 0): the zeros at the top are never written.
mistakes.add('written-as-short-as-possible', 'Three bytes could hold 70015', (w: Writer, value: bigint) => {
  for (let rest = value; rest > 0n; rest /= 256n) w.bytes(Uint8Array.of(Number(rest % 256n)));
});

// The hex digits of a number, as bytes: that is big-endian.
mistakes.add(
  'written-big-endian-by-default',
  'The most significant byte was written first',
  (w: Writer, value: bigint, size: number) => {
    w.bytes(Buffer.from(value.toString(16).padStart(2 * size, '0'), 'hex'));
  },
);

// What is left at the end shows that it did not fit, when the bytes are written already.
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
mistakes.add(
  'written-order-ignored',
  '8d 20 is 8333 in little-endian',
  (w: Writer, value: bigint, size: number) => {
    if (value < 0n || value >= 256n ** BigInt(size)) {
      throw new WireError('', w.offset, `${size} bytes`, String(value));
    }
    w.bytes(Uint8Array.from({ length: size }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn)));
  },
);

// A shift by 32 is no shift at all: the lower half goes out twice.
mistakes.add(
  'written-shift-wraps-at-32',
  'The 1 was written twice',
  (w: Writer, value: bigint, size: number, order: ByteOrder = 'little') => {
    if (value < 0n || value >= 256n ** BigInt(size)) {
      throw new WireError('', w.offset, `${size} bytes`, String(value));
    }
    const bytes = Uint8Array.from({ length: size }, (_, i) => Number(value) >> (8 * i));
    w.bytes(order === 'big' ? bytes.reverse() : bytes);
  },
);

// Divided instead of shifted, which is right, but as a number.
mistakes.add(
  'written-through-a-number',
  'exact only up to 2^53',
  (w: Writer, value: bigint, size: number, order: ByteOrder = 'little') => {
    if (value < 0n || value >= 256n ** BigInt(size)) {
      throw new WireError('', w.offset, `${size} bytes`, String(value));
    }
    const bytes = Uint8Array.from({ length: size }, (_, i) => Math.floor(Number(value) / 256 ** i) % 256);
    w.bytes(order === 'big' ? bytes.reverse() : bytes);
  },
);

// if self.time: in Python. Zero is falsy, and the field is missing.
mistakes.add(
  'zero-not-written',
  'it is not absent',
  (w: Writer, value: bigint, size: number, order: ByteOrder = 'little') => {
    if (value) right.writeUnsigned(w, value, size, order);
  },
);
