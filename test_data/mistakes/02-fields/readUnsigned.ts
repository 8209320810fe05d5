import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { hex } from '../../../src/wire/bytes';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

/** Wrong answers for readUnsigned. */
export const mistakes = new MistakeTable('readUnsigned');

/** Make a value of the bytes, least significant first. */
const readAs = (valueOf: (bytes: number[]) => bigint) => (r: Reader, size: number, order?: ByteOrder) => {
  const bytes = [...r.bytes(size)];
  return valueOf(order === 'big' ? bytes.reverse() : bytes);
};

/** The value of bytes, least significant first. */
const valueOf = (bytes: number[]) => bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);

// People write numbers with the most significant digit first, and network byte order does the same.
mistakes.patch('big-endian-by-default', '7f 11 01 00 read as big-endian', [
  "order: ByteOrder = 'little'",
  "order: ByteOrder = 'big'",
]);

// The bytes are numbers, the sum is a bigint.
mistakes.add(
  'bigint-and-number-mixed',
  'One calculation mixes a bigint and a number',
  readAs((bytes) => bytes.reduceRight((sum, byte) => sum * 256n + (byte as unknown as bigint), 0n)),
);

// The loop is right, but the factor of 256 is missing.
mistakes.add('bytes-added-up', 'you added the bytes up', (r: Reader, size: number) =>
  r.bytes(size).reduce((sum, byte) => sum + BigInt(byte), 0n),
);

// The first byte counts 256 already.
mistakes.add(
  'powers-from-one',
  'That is 256 times too much',
  readAs((bytes) => bytes.reduce((sum, byte, i) => sum + BigInt(byte) * 256n ** BigInt(i + 1), 0n)),
);

// The largest value of a byte for the number of its values.
mistakes.add(
  'powers-of-255',
  'You multiplied by 255',
  readAs((bytes) => bytes.reduceRight((sum, byte) => sum * 255n + BigInt(byte), 0n)),
);

// The hex string is reversed, and so is every byte in it.
mistakes.add(
  'hex-digits-reversed',
  'You reversed the individual hex digits',
  (r: Reader, size: number, order: ByteOrder = 'little') => {
    const digits = hex(r.bytes(size));
    return BigInt(`0x${order === 'big' ? digits : [...digits].reverse().join('')}`);
  },
);

// toString(16) gives one digit for a byte below 16, and padStart is missing.
mistakes.add(
  'hex-without-zeros',
  'lost the 0 of 00',
  readAs((bytes) => BigInt(`0x${Array.from(bytes.reverse(), (byte) => byte.toString(16)).join('')}`)),
);

// struct.unpack('L') without '<': eight bytes on 64-bit Linux, whatever the size.
mistakes.patch('native-long', 'You read more than four bytes', [
  'const bytes',
  'if (size >= 4) size = 8; const bytes',
]);

// getUint32 gives a number, and the type checker is silenced.
mistakes.patch('number-returned', 'a bigint is needed', [
  "EIGHT.getBigUint64(0, order === 'little')",
  "Number(EIGHT.getBigUint64(0, order === 'little'))",
]);

// A switch over the sizes that C has.
mistakes.patch('only-common-sizes', 'Any size from 1 to 8 must work', [
  'const bytes = r.bytes(size);',
  'const bytes = r.bytes(size); if (![1, 2, 4, 8].includes(size)) return undefined;',
]);

// Everything else is little-endian, so the third argument is left for later.
mistakes.add('port-little-endian', '36128 is 8333 with its two bytes swapped', (r: Reader, size: number) =>
  valueOf([...r.bytes(size)]),
);

// The bytes are looked up in the source, and the reader stays where it is.
mistakes.patch('reader-does-not-move', 'is still at byte 0', [
  'const bytes = r.bytes(size);',
  'const bytes = r.bytes(size); r.offset -= size;',
]);

// read() without a count returns everything that is left, and in the first tests that is just the number.
mistakes.patch('reads-to-the-end', 'the rest is the next field', [
  'const bytes',
  'size = Math.max(size, r.left); const bytes',
]);

// r.bytes gives a view of the message, and reverse() works in place.
mistakes.add(
  'reversed-in-place',
  'reversed the message itself',
  (r: Reader, size: number, order?: ByteOrder) => {
    const bytes = r.bytes(size);
    return valueOf([...(order === 'big' ? bytes : bytes.reverse())].reverse());
  },
);

// Right in C with unsigned numbers. In JavaScript 80 << 24 is negative.
mistakes.add(
  'shift-turns-negative',
  'A negative number',
  readAs((bytes) => BigInt(bytes.reduce((sum, byte, i) => sum | (byte << (8 * i)), 0))),
);

// >>> 0 after the shift takes care of the sign, but from the fifth byte on the shift starts again at 0.
mistakes.add(
  'shift-wraps-at-32',
  'shifting a number wraps around at 32 bits',
  readAs((bytes) => BigInt(bytes.reduce((sum, byte, i) => sum + ((byte << (8 * i)) >>> 0), 0))),
);

// Python's stream.read(8) returns 4 bytes if only 4 are left, and int.from_bytes accepts them.
mistakes.patch('short-read-passes', 'A short read must be an error', [
  'const bytes',
  'size = Math.min(size, r.left); const bytes',
]);

// A DataView for four bytes, which throws an error of its own where the buffer ends.
mistakes.patch('short-read-of-a-view', 'You read past the end of a view', [
  'const bytes = r.bytes(size);',
  `const view = new DataView(r.source.buffer, r.source.byteOffset);
  const four = size === 4 ? view.getUint32(r.offset, order === 'little') : undefined;
  const bytes = r.bytes(size);
  if (four !== undefined) return BigInt(four);`,
]);

// Added up in a number, and made a bigint only at the end: too late past 2^53.
mistakes.add(
  'sum-in-a-number',
  'exact only up to 2^53',
  readAs((bytes) => BigInt(bytes.reduceRight((sum, byte) => sum * 256 + byte, 0))),
);

// readUIntLE takes at most six bytes.
mistakes.add(
  'unsigned-by-buffer',
  'read up to 6 bytes',
  (r: Reader, size: number, order: ByteOrder = 'little') => {
    const bytes = Buffer.from(r.bytes(size));
    return BigInt(order === 'little' ? bytes.readUIntLE(0, size) : bytes.readUIntBE(0, size));
  },
);

// getBigUint64 always reads eight bytes, whatever the size.
mistakes.add(
  'unsigned-of-eight-only',
  'You read past the end of a view',
  (r: Reader, size: number, order: ByteOrder = 'little') => {
    const bytes = r.bytes(size).slice();
    return new DataView(bytes.buffer).getBigUint64(0, order === 'little');
  },
);

// The ArrayBuffer of a view is that of the whole message.
mistakes.patch('view-offset-forgotten', 'the first byte of the whole buffer', [
  'r.bytes(size)',
  'new Uint8Array(r.bytes(size).buffer)',
]);

// Each byte is shifted by its index, as if that counted bytes.
mistakes.add(
  'shifted-by-bits',
  'shifts by bits, not by bytes',
  (r: Reader, size: number, order: ByteOrder = 'little') => {
    const bytes = [...r.bytes(size)];
    if (order === 'big') bytes.reverse();
    return bytes.reduce((sum, byte, i) => sum + (BigInt(byte) << BigInt(i)), 0n);
  },
);

// join() of a Uint8Array gives decimal numbers.
mistakes.add(
  'bytes-joined-as-decimals',
  'You joined the bytes as decimal digits',
  (r: Reader, size: number) => BigInt(r.bytes(size).join('')),
);

// Counted from the end, the first byte has the index size.
mistakes.add(
  'big-endian-index-one-too-high',
  'The last of the bytes has the index size − 1',
  (r: Reader, size: number, order: ByteOrder = 'little') => {
    const bytes = r.bytes(size);
    let value = 0n;
    for (let i = 0; i < size; i++)
      value += BigInt(bytes[order === 'little' ? i : size - i] ?? 0) << BigInt(8 * i);
    return value;
  },
);
