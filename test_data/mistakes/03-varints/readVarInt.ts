import { readUnsigned } from '../../../solutions/02-fields';
import * as right from '../../../solutions/03-varints';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import type { Reader } from '../../../src/wire/codec/reader';

/** Wrong answers for readVarInt. */
export const mistakes = new MistakeTable('readVarInt');

// The offset is taken after the marker has been read.
mistakes.patch('error-after-the-marker', 'points just past the marker', [
  'const start = r.offset',
  'const start = r.offset + 1',
]);

// r.offset is taken for the error after the reader has advanced.
mistakes.patch('error-after-the-number', 'just past what has been read', ['start,', 'r.offset,']);

// In every example the number begins at byte 0.
mistakes.patch('error-at-zero', 'the reader was at byte 3 already', [
  'const start = r.offset',
  'const start = 0',
]);

// < 0xfc instead of < 0xfd: the last single-byte value is taken for a marker.
mistakes.patch('fc-taken-for-a-marker', 'You took fc for a marker', [
  'marker === first',
  'marker === first || first === 0xfc',
]);

// Just the table: surely fd fc 00 is 252 as well?
mistakes.patch('longer-forms-accepted', 'one number, two messages', ['value < form.from', 'false']);

// In some formats the longer form starts counting where the shorter one ends. Not in this one.
mistakes.patch('marker-added', '4913 is 4660 + 253', [
  'readUnsigned(r, form.size)',
  'readUnsigned(r, form.size) + (form.size === 2 ? 0xfdn : 0n)',
]);

// <= 0xfd: the first marker is taken for the last single-byte value.
mistakes.patch('marker-is-a-value', 'fd is not a value', ['!form', 'first <= 0xfd']);

// fd is peeked at, and then read again as part of the number.
mistakes.patch('marker-read-into-the-number', 'the marker fd is not part of the number', [
  'readUnsigned(r, form.size)',
  '(r.offset--, readUnsigned(r, form.size + 1))',
]);

// A length is a number, so why not this?
mistakes.patch(
  'number-for-a-bigint',
  'a bigint is needed',
  ['BigInt(first)', 'first'],
  ['return value', 'return Number(value)'],
);

// fd, fe and ff are taken for one, two and four more bytes.
mistakes.add('one-byte-after-fd', 'You read only one byte after fd', (r: Reader) => {
  const first = r.bytes(1)[0];
  return first < 0xfd ? BigInt(first) : readUnsigned(r, 2 ** (first - 0xfd));
});

// The number is taken from the source, and the reader advances by one byte.
mistakes.patch('only-marker-consumed', 'the next field would read the rest again', [
  'return value',
  'r.offset = start + 1; return value',
]);

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
mistakes.patch('read-big-endian', '13330 is 34 12 in big-endian', [
  'readUnsigned(r, form.size)',
  "readUnsigned(r, form.size, 'big')",
]);

// Two halves as numbers, multiplied: exact only up to 2^53.
mistakes.patch('read-through-a-number', 'exact only up to 2^53', [
  'return value',
  'return BigInt(Number(value))',
]);

// Nine bytes are read first, because that is the longest form.
mistakes.add('read-too-far', 'that is the next field', (r: Reader) => {
  const value = right.readVarInt(r);
  if (r.left > 0) r.bytes(1);
  return value;
});

// Four bytes combined with shifts and |: from 80 upwards they are negative.
mistakes.patch('read-turns-negative', 'A negative number', [
  'return value',
  'return form.size === 4 ? BigInt(Number(value) | 0) : value',
]);

// 0xffff instead of 0x10000: the largest number of the shorter form is accepted.
mistakes.patch('shortest-boundary-of-four', 'the next shorter form can just hold', [
  'from: 0x10000n',
  'from: 0xffffn',
]);

// The check was written for fd; fe and ff were added later.
mistakes.patch('shortest-checked-for-two-only', 'one number, two messages', [
  'value < form.from',
  'form.size === 2 && value < form.from',
]);

// <= instead of < in the check: the smallest number of each form is rejected.
mistakes.patch('shortest-rejected', 'fd fd 00 is the shortest form of 253', [
  'value < form.from',
  'value <= form.from',
]);

// Every read has a field around it, as in the messages of later lessons.
mistakes.patch('short-number-named', 'The error names a field', [
  'readUnsigned(r, form.size)',
  "r.field('value', (r) => readUnsigned(r, form.size))",
]);

// The table is read one row too low: fd is taken for four bytes, fe for eight.
mistakes.patch('sizes-one-row-off', 'Two follow fd, four follow fe', [
  'readUnsigned(r, form.size)',
  'readUnsigned(r, Math.min(8, 2 * form.size))',
]);

// Nobody has more than 2^32 of anything, so four of the eight bytes are skipped.
mistakes.patch('upper-half-dropped', 'You used only the lower four of the eight bytes', [
  'return value',
  'return form.size === 8 ? value & 0xffffffffn : value',
]);

// Two halves of 32 bits; hi << 32 is hi << 0.
mistakes.patch('upper-half-shifted-away', 'shifting a number wraps around at 32 bits', [
  'return value',
  'return form.size === 8 ? BigInt(Number(value & 0xffffffffn) | (Number(value >> 32n) << 32)) : value',
]);

// if (first === 0xfd) … else …: the last marker has no case of its own.
mistakes.patch('four-bytes-after-ff', 'You read only 4 of the 8 bytes after ff', [
  'readUnsigned(r, form.size)',
  'readUnsigned(r, Math.min(form.size, 4))',
]);

// 2, 4, 6: the sizes are continued by adding.
mistakes.patch('six-bytes-after-ff', 'You read only 6 of the 8 bytes after ff', [
  'readUnsigned(r, form.size)',
  'readUnsigned(r, Math.min(form.size, 6))',
]);

// 2, 8, 8: whatever is larger than two bytes takes eight.
mistakes.patch('eight-bytes-after-fe', 'You tried to read more than the 4 bytes after fe', [
  'readUnsigned(r, form.size)',
  'readUnsigned(r, form.size === 4 ? 8 : form.size)',
]);

// Three ifs for the three markers, and nothing for the bytes that are none.
mistakes.patch('value-of-one-byte-forgotten', 'You returned 0 for 10', ['return BigInt(first)', 'return 0n']);
