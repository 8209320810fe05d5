import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { hex } from '../../../src/wire/bytes';
import { WireError } from '../../../src/wire/codec/error';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

/** Wrong answers for readUnsigned. */
export const mistakes = new MistakeTable('readUnsigned');

// Numbers are written with the largest digit first, and so is network byte order.
mistakes.add(
  'big-endian-by-default',
  '7f 11 01 00 read as big-endian',
  (r: Reader, size: number, order: ByteOrder = 'big') => {
    const bytes = r.bytes(size).slice();
    if (order === 'little') bytes.reverse();
    return BigInt(`0x${hex(bytes)}`);
  },
);

// The bytes are numbers, the sum is a bigint.
mistakes.add(
  'bigint-and-number-mixed',
  'met in one calculation',
  (r: Reader, size: number, order: ByteOrder = 'little') => {
    const bytes = [...r.bytes(size)];
    if (order === 'little') bytes.reverse();
    return bytes.reduce((sum, byte) => sum * 256n + (byte as unknown as bigint), 0n);
  },
);

// The loop is right, and the factor of 256 is forgotten.
mistakes.add('bytes-added-up', 'you added the bytes up', (r: Reader, size: number) =>
  r.bytes(size).reduce((sum, byte) => sum + BigInt(byte), 0n),
);

// The hex text is turned round, and every byte in it as well.
mistakes.add(
  'hex-digits-reversed',
  'You reversed the single hex digits',
  (r: Reader, size: number, order: ByteOrder = 'little') => {
    const digits = hex(r.bytes(size));
    return BigInt(`0x${order === 'big' ? digits : [...digits].reverse().join('')}`);
  },
);

// toString(16) gives one digit for a byte below 16, and padStart is missing.
mistakes.add(
  'hex-without-zeros',
  'lost the 0 of 00',
  (r: Reader, size: number, order: ByteOrder = 'little') => {
    const bytes = r.bytes(size).slice();
    if (order === 'little') bytes.reverse();
    return BigInt(`0x${Array.from(bytes, (byte) => byte.toString(16)).join('')}`);
  },
);

// struct.unpack('L') without '<': eight bytes on 64-bit Linux, whatever was asked for.
mistakes.add(
  'native-long',
  'You read more than four bytes',
  (r: Reader, size: number, order: ByteOrder = 'little') => {
    const bytes = Buffer.from(r.bytes(size < 4 ? size : 8));
    if (order === 'big') bytes.reverse();
    return bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
  },
);

// getUint32 gives a number, and TypeScript is told to be quiet.
mistakes.add('number-returned', 'a bigint is due', (r: Reader, size: number, order: ByteOrder = 'little') => {
  const bytes = r.bytes(size).slice();
  if (order === 'little') bytes.reverse();
  return parseInt(hex(bytes), 16);
});

// A switch over the sizes that C has.
mistakes.add(
  'only-common-sizes',
  'Any size from 1 to 8 must work',
  (r: Reader, size: number, order: ByteOrder = 'little') => {
    const bytes = Buffer.from(r.bytes(size));
    if (order === 'big') bytes.reverse();
    if (size === 1) return BigInt(bytes[0]);
    if (size === 2) return BigInt(bytes.readUInt16LE());
    if (size === 4) return BigInt(bytes.readUInt32LE());
    if (size === 8) return bytes.readBigUInt64LE();
    return undefined;
  },
);

// Everything else is little-endian, so the third argument is left for later.
mistakes.add('port-little-endian', '36128 is 8333 with its two bytes swapped', (r: Reader, size: number) =>
  r.bytes(size).reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n),
);

// The bytes are looked up in the source, and nobody tells the reader.
mistakes.add(
  'reader-does-not-move',
  'is still at byte 0',
  (r: Reader, size: number, order: ByteOrder = 'little') => {
    if (r.left < size) throw new WireError('', r.offset, `${size} bytes`, String(r.left));
    let sum = 0n;
    for (let i = 0; i < size; i++) {
      sum = sum * 256n + BigInt(r.source[r.offset + (order === 'big' ? i : size - 1 - i)]);
    }
    return sum;
  },
);

// read() without a count gives all that is left, and in the first tests that is the number.
mistakes.add(
  'reads-to-the-end',
  'the rest is the next field',
  (r: Reader, size: number, order: ByteOrder = 'little') => {
    const bytes = r.bytes(Math.max(size, r.left)).slice();
    if (order === 'big') bytes.reverse();
    return bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
  },
);

// r.bytes gives a view of the message, and reverse() works in place.
mistakes.add(
  'reversed-in-place',
  'reversed the message itself',
  (r: Reader, size: number, order: ByteOrder = 'little') => {
    const bytes = r.bytes(size);
    return (order === 'big' ? bytes : bytes.reverse()).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  },
);

// Right in C with unsigned numbers. In JavaScript 80 << 24 is negative.
mistakes.add(
  'shift-turns-negative',
  'A negative number',
  (r: Reader, size: number, order: ByteOrder = 'little') => {
    const bytes = r.bytes(size).slice();
    if (order === 'big') bytes.reverse();
    return BigInt(bytes.reduce((sum, byte, i) => sum | (byte << (8 * i)), 0));
  },
);

// Who knows of the sign puts >>> 0 behind the shift; from the fifth byte on it starts again at 0.
mistakes.add(
  'shift-wraps-at-32',
  'shifting a number wraps around at 32 bits',
  (r: Reader, size: number, order: ByteOrder = 'little') => {
    const bytes = r.bytes(size).slice();
    if (order === 'big') bytes.reverse();
    return BigInt(bytes.reduce((sum, byte, i) => sum + ((byte << (8 * i)) >>> 0), 0));
  },
);

// Python's stream.read(8) gives 4 bytes where 4 are left, and int.from_bytes takes them.
mistakes.add(
  'short-read-passes',
  'A short read must be an error',
  (r: Reader, size: number, order: ByteOrder = 'little') => {
    const bytes = r.bytes(Math.min(size, r.left)).slice();
    if (order === 'big') bytes.reverse();
    return bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
  },
);

// Added up in a number, and made a bigint only at the end: too late past 2^53.
mistakes.add(
  'sum-in-a-number',
  'exact only up to 2^53',
  (r: Reader, size: number, order: ByteOrder = 'little') => {
    const bytes = r.bytes(size).slice();
    if (order === 'big') bytes.reverse();
    return BigInt(bytes.reduce((sum, byte, i) => sum + byte * 256 ** i, 0));
  },
);

// readUIntLE takes at most six bytes.
mistakes.add(
  'unsigned-by-buffer',
  'take up to 6 bytes',
  (r: Reader, size: number, order: ByteOrder = 'little') => {
    const bytes = Buffer.from(r.bytes(size));
    return BigInt(order === 'little' ? bytes.readUIntLE(0, size) : bytes.readUIntBE(0, size));
  },
);

// A DataView reads eight bytes, however many there are.
mistakes.add(
  'unsigned-of-eight-only',
  'More bytes were read from a view than it has',
  (r: Reader, size: number, order: ByteOrder = 'little') => {
    const bytes = r.bytes(size).slice();
    return new DataView(bytes.buffer).getBigUint64(0, order === 'little');
  },
);

// The ArrayBuffer behind a view is the whole message, not the view.
mistakes.add(
  'view-offset-forgotten',
  'the first byte of the whole buffer',
  (r: Reader, size: number, order: ByteOrder = 'little') => {
    const view = new DataView(r.bytes(size).buffer);
    let sum = 0n;
    for (let i = 0; i < size; i++) {
      sum = sum * 256n + BigInt(view.getUint8(order === 'big' ? i : size - 1 - i));
    }
    return sum;
  },
);
