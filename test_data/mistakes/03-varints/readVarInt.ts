import { readUnsigned, uint8 } from '../../../solutions/02-fields';
import * as right from '../../../solutions/03-varints';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';
import { changeError } from '../variants/change-error';

/** Wrong answers for readVarInt. */
export const mistakes = new MistakeTable('readVarInt');

// The offset is taken after the marker has been read.
mistakes.add('error-after-the-marker', 'points just past the marker', (r: Reader) =>
  changeError(
    () => right.readVarInt(r),
    ({ expected, offset }) => (expected.startsWith('the shortest form') ? { offset: offset + 1 } : {}),
  ),
);

// r.offset is taken for the error after the reader has advanced.
mistakes.add('error-after-the-number', 'just past what has been read', (r: Reader) => {
  const first = r.bytes(1)[0];
  if (first < 0xfd) return BigInt(first);
  const value =
    first === 0xfd ? readUnsigned(r, 2) : first === 0xfe ? readUnsigned(r, 4) : readUnsigned(r, 8);
  const least = first === 0xfd ? 0xfdn : first === 0xfe ? 0x10000n : 0x100000000n;
  if (value < least) throw new WireError('', r.offset, 'the shortest form', String(value));
  return value;
});

// In every example the number begins at byte 0.
mistakes.add('error-at-zero', 'the reader was at byte 3 already', (r: Reader) => {
  const first = r.bytes(1)[0];
  if (first < 0xfd) return BigInt(first);
  const value =
    first === 0xfd ? readUnsigned(r, 2) : first === 0xfe ? readUnsigned(r, 4) : readUnsigned(r, 8);
  const least = first === 0xfd ? 0xfdn : first === 0xfe ? 0x10000n : 0x100000000n;
  if (value < least) throw new WireError('', 0, 'the shortest form', String(value));
  return value;
});

// < 0xfc instead of < 0xfd: the last single-byte value falls through to the nine bytes.
mistakes.add('fc-taken-for-a-marker', 'You took fc for a marker', (r: Reader) => {
  const start = r.offset;
  const first = r.bytes(1)[0];
  if (first < 0xfc) return BigInt(first);
  const value =
    first === 0xfd ? readUnsigned(r, 2) : first === 0xfe ? readUnsigned(r, 4) : readUnsigned(r, 8);
  const least = first === 0xfd ? 0xfdn : first === 0xfe ? 0x10000n : 0x100000000n;
  if (value < least) throw new WireError('', start, 'the shortest form', String(value));
  return value;
});

// Just the table: surely fd fc 00 is 252 as well?
mistakes.add('longer-forms-accepted', 'one number, two messages', (r: Reader) => {
  const first = r.bytes(1)[0];
  return first < 0xfd ? BigInt(first) : readUnsigned(r, 2 << (first - 0xfd));
});

// In many formats the longer form counts on from where the short form ends. Not in this one.
mistakes.add('marker-added', '4913 is 4660 + 253', (r: Reader) => {
  const start = r.offset;
  const first = r.bytes(1)[0];
  if (first < 0xfd) return BigInt(first);
  const value =
    first === 0xfd ? readUnsigned(r, 2) + 0xfdn : first === 0xfe ? readUnsigned(r, 4) : readUnsigned(r, 8);
  const least = first === 0xfd ? 0xfdn : first === 0xfe ? 0x10000n : 0x100000000n;
  if (value < least) throw new WireError('', start, 'the shortest form', String(value));
  return value;
});

// <= 0xfd: the first marker is taken for the last single-byte value.
mistakes.add('marker-is-a-value', 'fd is not a value', (r: Reader) => {
  const start = r.offset;
  const first = r.bytes(1)[0];
  if (first <= 0xfd) return BigInt(first);
  const value =
    first === 0xfd ? readUnsigned(r, 2) : first === 0xfe ? readUnsigned(r, 4) : readUnsigned(r, 8);
  const least = first === 0xfd ? 0xfdn : first === 0xfe ? 0x10000n : 0x100000000n;
  if (value < least) throw new WireError('', start, 'the shortest form', String(value));
  return value;
});

// fd is peeked at, and then read again as part of the number.
mistakes.add('marker-read-into-the-number', 'the marker fd is not part of the number', (r: Reader) => {
  const first = r.source[r.offset];
  if (first < 0xfd) return BigInt(uint8.read(r));
  return readUnsigned(r, first === 0xfd ? 3 : first === 0xfe ? 5 : 9);
});

// A length is a number, so why not this?
mistakes.add('number-for-a-bigint', 'a bigint is due', (r: Reader) => {
  const start = r.offset;
  const first = r.bytes(1)[0];
  if (first < 0xfd) return first;
  const value =
    first === 0xfd ? readUnsigned(r, 2) : first === 0xfe ? readUnsigned(r, 4) : readUnsigned(r, 8);
  const least = first === 0xfd ? 0xfdn : first === 0xfe ? 0x10000n : 0x100000000n;
  if (value < least) throw new WireError('', start, 'the shortest form', String(value));
  return Number(value);
});

// fd, fe and ff are taken for one, two and four more bytes.
mistakes.add('one-byte-after-fd', 'You read only one byte after fd', (r: Reader) => {
  const first = r.bytes(1)[0];
  return first < 0xfd ? BigInt(first) : readUnsigned(r, 2 ** (first - 0xfd));
});

// The number is taken from the source, and the reader advances by one byte.
mistakes.add('only-marker-consumed', 'the rest would be read again', (r: Reader) => {
  const start = r.offset;
  const value = right.readVarInt(r);
  r.offset = start + 1;
  return value;
});

// The varint of protobuf: seven bits in each byte, and the top bit for more.
mistakes.add('read-as-leb128', 'a different varint', (r: Reader) => {
  let value = 0n;
  for (let shift = 0n; ; shift += 7n) {
    const byte = r.bytes(1)[0];
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
});

// Network byte order after the marker.
mistakes.add('read-big-endian', '13330 is 34 12 in big-endian', (r: Reader) => {
  const start = r.offset;
  const first = r.bytes(1)[0];
  if (first < 0xfd) return BigInt(first);
  const value =
    first === 0xfd
      ? readUnsigned(r, 2, 'big')
      : first === 0xfe
        ? readUnsigned(r, 4, 'big')
        : readUnsigned(r, 8, 'big');
  const least = first === 0xfd ? 0xfdn : first === 0xfe ? 0x10000n : 0x100000000n;
  if (value < least) throw new WireError('', start, 'the shortest form', String(value));
  return value;
});

// Two halves as numbers, multiplied: exact only up to 2^53.
mistakes.add('read-through-a-number', 'exact only up to 2^53', (r: Reader) => {
  const start = r.offset;
  const first = r.bytes(1)[0];
  if (first < 0xfd) return BigInt(first);
  const value =
    first === 0xfd ? readUnsigned(r, 2) : first === 0xfe ? readUnsigned(r, 4) : readUnsigned(r, 8);
  const least = first === 0xfd ? 0xfdn : first === 0xfe ? 0x10000n : 0x100000000n;
  if (value < least) throw new WireError('', start, 'the shortest form', String(value));
  return BigInt(Number(value));
});

// Nine bytes are read first, because that is the longest form.
mistakes.add('read-too-far', 'that is the next field', (r: Reader) => {
  const value = right.readVarInt(r);
  if (r.left > 0) r.bytes(1);
  return value;
});

// Four bytes combined with shifts: from 80 upwards they are negative.
mistakes.add('read-turns-negative', 'A negative number', (r: Reader) => {
  const first = r.bytes(1)[0];
  if (first < 0xfd) return BigInt(first);
  if (first !== 0xfe) return readUnsigned(r, first === 0xfd ? 2 : 8);
  return BigInt(r.bytes(4).reduceRight((sum, byte) => (sum << 8) | byte, 0));
});

// 0xffff instead of 0x10000: the largest number of the shorter form is accepted.
mistakes.add(
  'shortest-boundary-of-four',
  'You accepted the largest number of the next shorter form',
  (r: Reader) => {
    const start = r.offset;
    const first = r.bytes(1)[0];
    if (first < 0xfd) return BigInt(first);
    const value =
      first === 0xfd ? readUnsigned(r, 2) : first === 0xfe ? readUnsigned(r, 4) : readUnsigned(r, 8);
    const least = first === 0xfd ? 0xfdn : first === 0xfe ? 0xffffn : 0x100000000n;
    if (value < least) throw new WireError('', start, 'the shortest form', String(value));
    return value;
  },
);

// The check was written for fd; fe and ff were added later.
mistakes.add('shortest-checked-for-two-only', 'one number, two messages', (r: Reader) => {
  const start = r.offset;
  const first = r.bytes(1)[0];
  if (first < 0xfd) return BigInt(first);
  const value =
    first === 0xfd ? readUnsigned(r, 2) : first === 0xfe ? readUnsigned(r, 4) : readUnsigned(r, 8);
  const least = first === 0xfd ? 0xfdn : first === 0xfe ? 0n : 0n;
  if (value < least) throw new WireError('', start, 'the shortest form', String(value));
  return value;
});

// <= instead of < in the check: the smallest number of each form is rejected.
mistakes.add('shortest-rejected', 'fd fd 00 is the shortest form of 253', (r: Reader) => {
  const start = r.offset;
  const first = r.bytes(1)[0];
  if (first < 0xfd) return BigInt(first);
  const value =
    first === 0xfd ? readUnsigned(r, 2) : first === 0xfe ? readUnsigned(r, 4) : readUnsigned(r, 8);
  const least = first === 0xfd ? 0xfdn : first === 0xfe ? 0x10000n : 0x100000000n;
  if (value <= least) throw new WireError('', start, 'the shortest form', String(value));
  return value;
});

// The table is read one row too low: fd is taken for four bytes, fe for eight.
mistakes.add('sizes-one-row-off', 'Two follow fd, four follow fe', (r: Reader) => {
  const start = r.offset;
  const first = r.bytes(1)[0];
  if (first < 0xfd) return BigInt(first);
  const value =
    first === 0xfd ? readUnsigned(r, 4) : first === 0xfe ? readUnsigned(r, 8) : readUnsigned(r, 8);
  const least = first === 0xfd ? 0xfdn : first === 0xfe ? 0x10000n : 0x100000000n;
  if (value < least) throw new WireError('', start, 'the shortest form', String(value));
  return value;
});

// Nobody has more than 2^32 of anything, so four of the eight bytes are skipped.
mistakes.add('upper-half-dropped', 'You used only the lower four of the eight bytes', (r: Reader) => {
  const start = r.offset;
  const first = r.bytes(1)[0];
  if (first < 0xfd) return BigInt(first);
  const value =
    first === 0xfd
      ? readUnsigned(r, 2)
      : first === 0xfe
        ? readUnsigned(r, 4)
        : readUnsigned(r, 8) & 0xffffffffn;
  const least = first === 0xfd ? 0xfdn : first === 0xfe ? 0x10000n : 0n;
  if (value < least) throw new WireError('', start, 'the shortest form', String(value));
  return value;
});

// Two halves of 32 bits; hi << 32 is hi << 0.
mistakes.add('upper-half-shifted-away', 'shifting a number wraps around at 32 bits', (r: Reader) => {
  const start = r.offset;
  const first = r.bytes(1)[0];
  if (first < 0xfd) return BigInt(first);
  const value =
    first === 0xfd
      ? readUnsigned(r, 2)
      : first === 0xfe
        ? readUnsigned(r, 4)
        : BigInt(Number(readUnsigned(r, 4)) | (Number(readUnsigned(r, 4)) << 32));
  const least = first === 0xfd ? 0xfdn : first === 0xfe ? 0x10000n : 0n;
  if (value < least) throw new WireError('', start, 'the shortest form', String(value));
  return value;
});
