import { writeUnsigned } from '../../../solutions/02-fields';
import * as right from '../../../solutions/03-varints';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';

/** Wrong answers for writeVarInt. */
export const mistakes = new MistakeTable('writeVarInt');

// Two bytes for <= 0x10000: a number that does not fit into them is masked until it does.
mistakes.patch(
  '10000-in-two-bytes',
  '65536 does not fit into the two bytes',
  ['from: 0x10000n', 'from: 0x10001n'],
  ['writeUnsigned(w, value,', 'writeUnsigned(w, value === 0x10000n ? 0n : value,'],
);

// Four bytes for <= 2^32, and the excess bit is masked away.
mistakes.patch(
  '100000000-in-four-bytes',
  '4294967296 does not fit into the four bytes',
  ['from: 0x100000000n', 'from: 0x100000001n'],
  ['writeUnsigned(w, value,', 'writeUnsigned(w, value === 0x100000000n ? 0n : value,'],
);

// A lenient reader accepts it, so it seems to work. But every checksum is different.
mistakes.add('always-nine-bytes', 'One byte is enough', (w: Writer, value: bigint) => {
  w.bytes(Uint8Array.of(0xff));
  writeUnsigned(w, value, 8);
});

// One byte for < 0xfc: off by one, and 252 is not written as one byte.
mistakes.patch('fc-in-three-bytes', 'One byte is enough', ['from: 0xfdn', 'from: 0xfcn']);

// One byte for <= 0xfd: off by one, and 253 is written as one byte.
mistakes.patch('fd-in-one-byte', 'From fd upwards one byte is not enough', ['from: 0xfdn', 'from: 0xfen']);

// Two bytes for < 0xffff instead of <= 0xffff.
mistakes.patch('ffff-in-five-bytes', 'You did not write 65535 in its shortest form', [
  'from: 0x10000n',
  'from: 0xffffn',
]);

// Four bytes for < 0xffffffff instead of <= 0xffffffff.
mistakes.patch('ffffffff-in-nine-bytes', 'You did not write 4294967295 in its shortest form', [
  'from: 0x100000000n',
  'from: 0xffffffffn',
]);

// The number has the right size, but the marker that announces that size is missing.
mistakes.patch('marker-not-written', 'The marker is missing', ['if (form) uint8.write(w, form.marker);', '']);

// The longer form begins at 253, so it seems to count from there.
mistakes.patch('marker-subtracted', 'The number itself follows the marker', [
  'writeUnsigned(w, value,',
  'writeUnsigned(w, form?.size === 2 ? value - 0xfdn : value,',
]);

// A byte holds up to ff, so one byte is written up to ff.
mistakes.patch('short-form-up-to-ff', 'fd, fe and ff are markers', ['from: 0xfdn', 'from: 0x100n']);

// writeUnsigned rejects a number that is too large, but ff has already been written.
mistakes.patch('varint-marker-before-check', 'You wrote the marker before', [
  'value < 0n || value > 0xffffffffffffffffn',
  'false',
]);

// The marker is written, and then the number turns out to be too large.
mistakes.add('varint-marker-stays', 'part of the value had been written', (w: Writer, value: bigint) => {
  const start = w.offset;
  if (value >= 0n && value <= 0xffffffffn) return right.writeVarInt(w, value);
  w.bytes(Uint8Array.of(0xff));
  try {
    writeUnsigned(w, value, 8);
  } catch {
    throw new WireError('', start, 'a CompactSize', `${value}`);
  }
});

// A number that cannot be written is left out, without an error.
mistakes.add('varint-nothing-for-invalid-numbers', 'You wrote nothing for', (w: Writer, value: bigint) => {
  if (value >= 0n && value < 2n ** 64n) right.writeVarInt(w, value);
});

// The offset 0 is hard-coded.
mistakes.patch('varint-reported-at-zero', 'the writer was at byte 3 already', [
  "w.offset, 'a number",
  "0, 'a number",
]);

// Up to 2^53 is enough for any list, and the rest is rejected.
mistakes.patch('varint-safe-only', 'fits into eight bytes, but you rejected it', [
  '0xffffffffffffffffn',
  '2n ** 53n',
]);

// Number.isSafeInteger is not called, and the last bit is lost.
mistakes.patch('varint-through-a-number', 'exact only up to 2^53', [
  'writeUnsigned(w, value,',
  'writeUnsigned(w, BigInt(Number(value)),',
]);

// setBigUint64 accepts any bigint, and keeps 64 bits of it.
mistakes.patch(
  'varint-wrapped',
  'You wrapped it',
  ['value < 0n || value > 0xffffffffffffffffn', 'false'],
  ['const form', 'value = BigInt.asUintN(64, value); const form'],
);

// if (!value) return: an empty list seems to need no count.
mistakes.add('varint-zero-not-written', 'You wrote nothing for 0', (w: Writer, value: bigint) => {
  if (value) right.writeVarInt(w, value);
});

// The varint of protobuf again, this time for writing.
mistakes.add('written-as-leb128', '7 bits in each byte (LEB128)', (w: Writer, value: bigint) => {
  let rest = value;
  for (; rest > 0x7fn; rest >>= 7n) w.bytes(Uint8Array.of(Number(rest & 0x7fn) | 0x80));
  w.bytes(Uint8Array.of(Number(rest)));
});

// Buffer has writeUInt16BE next to writeUInt16LE.
mistakes.patch('written-big-endian', 'You wrote the bytes after the marker as big-endian', [
  'form ? form.size : 1',
  "form ? form.size : 1, 'big'",
]);

// The markers are counted down from ff, or the wrong one is copied.
mistakes.patch('marker-of-another-form', 'The marker says how many bytes follow', [
  'uint8.write(w, form.marker)',
  'uint8.write(w, form.marker === 0xfe ? 0xff : form.marker)',
]);

// 0x10000 has three bytes, so three are written.
mistakes.add(
  'three-bytes-after-fe',
  'The marker fe says that 4 bytes follow, but you wrote 3',
  (w: Writer, value: bigint) => {
    if (value <= 0xffffn || value > 0xffffffn) {
      right.writeVarInt(w, value);
      return;
    }
    w.bytes(Uint8Array.of(0xfe));
    writeUnsigned(w, value, 3);
  },
);

// The bytes are returned, as in a language whose writers return what they encode.
mistakes.add(
  'varint-returned',
  'If the function writes, only what it passes to w.bytes counts',
  (_: Writer, value: bigint) => Uint8Array.of(Number(BigInt.asUintN(8, value))),
);

// First the number, then what says how long it is.
mistakes.add(
  'marker-after-the-number',
  'You wrote the marker after the number',
  (w: Writer, value: bigint) => {
    if (value < 0n || value >= 2n ** 64n) throw new WireError('', w.offset, '64 bits', `${value}`);
    const size = value < 0xfdn ? 1 : value < 0x10000n ? 2 : value < 0x100000000n ? 4 : 8;
    writeUnsigned(w, value, size);
    if (size > 1) w.bytes(Uint8Array.of(size === 2 ? 0xfd : size === 4 ? 0xfe : 0xff));
  },
);

// if … if … else …: the first branch is not left.
mistakes.add('else-forgotten', 'and then again in a longer form', (w: Writer, value: bigint) => {
  if (value >= 0n && value < 0xfdn) w.bytes(Uint8Array.of(Number(value)));
  if (value >= 0n && value < 0x10000n) {
    w.bytes(Uint8Array.of(0xfd));
    writeUnsigned(w, value, 2);
  } else right.writeVarInt(w, value);
});

// The limit is that of an int64.
mistakes.patch('varint-limit-of-int64', 'The limit is 2^64 − 1', [
  'value > 0xffffffffffffffffn',
  'value >= 0x8000000000000000n',
]);
