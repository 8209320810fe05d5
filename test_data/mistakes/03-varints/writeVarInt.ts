import { writeUnsigned } from '../../../solutions/02-fields';
import * as right from '../../../solutions/03-varints';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';
import { changeError } from '../variants/change-error';

/** Wrong answers for writeVarInt. */
export const mistakes = new MistakeTable('writeVarInt');

// <= 0x10000: a number that does not fit into two bytes is masked until it does.
mistakes.add('10000-in-two-bytes', '65536 does not fit into the two bytes', (w: Writer, value: bigint) => {
  if (value < 0n || value >= 2n ** 64n) throw new WireError('', w.offset, '64 bits', String(value));
  if (value < 0xfdn) return writeUnsigned(w, value, 1);
  const [marker, size] = value <= 0x10000n ? [0xfd, 2] : value <= 0xffffffffn ? [0xfe, 4] : [0xff, 8];
  w.bytes(Uint8Array.of(marker));
  writeUnsigned(w, BigInt.asUintN(8 * size, value), size);
});

// <= 2^32, and the excess bit is masked away.
mistakes.add(
  '100000000-in-four-bytes',
  '4294967296 does not fit into the four bytes',
  (w: Writer, value: bigint) => {
    if (value < 0n || value >= 2n ** 64n) throw new WireError('', w.offset, '64 bits', String(value));
    if (value < 0xfdn) return writeUnsigned(w, value, 1);
    const [marker, size] = value <= 0xffffn ? [0xfd, 2] : value <= 0x100000000n ? [0xfe, 4] : [0xff, 8];
    w.bytes(Uint8Array.of(marker));
    writeUnsigned(w, BigInt.asUintN(8 * size, value), size);
  },
);

// It always works, and no reader complains. But every checksum is different.
mistakes.add('always-nine-bytes', 'One byte is enough', (w: Writer, value: bigint) => {
  w.bytes(Uint8Array.of(0xff));
  writeUnsigned(w, value, 8);
});

// < 0xfc: off by one, and 252 is not written as one byte.
mistakes.add('fc-in-three-bytes', 'One byte is enough', (w: Writer, value: bigint) => {
  if (value < 0n || value >= 2n ** 64n) throw new WireError('', w.offset, '64 bits', String(value));
  if (value < 0xfcn) return writeUnsigned(w, value, 1);
  const [marker, size] = value <= 0xffffn ? [0xfd, 2] : value <= 0xffffffffn ? [0xfe, 4] : [0xff, 8];
  w.bytes(Uint8Array.of(marker));
  writeUnsigned(w, value, size);
});

// <= 0xfd: off by one, and 253 is written as one byte.
mistakes.add('fd-in-one-byte', 'From fd upwards one byte is not enough', (w: Writer, value: bigint) => {
  if (value < 0n || value >= 2n ** 64n) throw new WireError('', w.offset, '64 bits', String(value));
  if (value < 0xfen) return writeUnsigned(w, value, 1);
  const [marker, size] = value <= 0xffffn ? [0xfd, 2] : value <= 0xffffffffn ? [0xfe, 4] : [0xff, 8];
  w.bytes(Uint8Array.of(marker));
  writeUnsigned(w, value, size);
});

// < 0xffff instead of <= 0xffff.
mistakes.add(
  'ffff-in-five-bytes',
  '65535 was not written in its shortest form',
  (w: Writer, value: bigint) => {
    if (value < 0n || value >= 2n ** 64n) throw new WireError('', w.offset, '64 bits', String(value));
    if (value < 0xfdn) return writeUnsigned(w, value, 1);
    const [marker, size] = value <= 0xfffen ? [0xfd, 2] : value <= 0xffffffffn ? [0xfe, 4] : [0xff, 8];
    w.bytes(Uint8Array.of(marker));
    writeUnsigned(w, value, size);
  },
);

// < 0xffffffff instead of <= 0xffffffff.
mistakes.add(
  'ffffffff-in-nine-bytes',
  '4294967295 was not written in its shortest form',
  (w: Writer, value: bigint) => {
    if (value < 0n || value >= 2n ** 64n) throw new WireError('', w.offset, '64 bits', String(value));
    if (value < 0xfdn) return writeUnsigned(w, value, 1);
    const [marker, size] = value <= 0xffffn ? [0xfd, 2] : value <= 0xfffffffen ? [0xfe, 4] : [0xff, 8];
    w.bytes(Uint8Array.of(marker));
    writeUnsigned(w, value, size);
  },
);

// The number has the right size, but the marker that announces the size is missing.
mistakes.add('marker-not-written', 'The marker is missing', (w: Writer, value: bigint) => {
  writeUnsigned(w, value, value < 0xfdn ? 1 : value < 0x10000n ? 2 : value < 0x100000000n ? 4 : 8);
});

// The longer form begins at 253, so it seems to count from there.
mistakes.add('marker-subtracted', 'The number itself follows the marker', (w: Writer, value: bigint) => {
  if (value < 0n || value >= 2n ** 64n) throw new WireError('', w.offset, '64 bits', String(value));
  if (value < 0xfdn) return writeUnsigned(w, value, 1);
  const [marker, size] = value <= 0xffffn ? [0xfd, 2] : value <= 0xffffffffn ? [0xfe, 4] : [0xff, 8];
  w.bytes(Uint8Array.of(marker));
  writeUnsigned(w, value <= 0xffffn ? value - 0xfdn : value, size);
});

// A byte holds up to ff, so one byte is written up to ff.
mistakes.add('short-form-up-to-ff', 'fd, fe and ff are markers', (w: Writer, value: bigint) => {
  if (value < 0n || value >= 2n ** 64n) throw new WireError('', w.offset, '64 bits', String(value));
  if (value < 0x100n) return writeUnsigned(w, value, 1);
  const [marker, size] = value <= 0xffffn ? [0xfd, 2] : value <= 0xffffffffn ? [0xfe, 4] : [0xff, 8];
  w.bytes(Uint8Array.of(marker));
  writeUnsigned(w, value, size);
});

// writeUnsigned rejects a number that is too large, but ff has already been written.
mistakes.add('varint-marker-before-check', 'You wrote the marker before', (w: Writer, value: bigint) => {
  if (value < 0xfdn) return writeUnsigned(w, value, 1);
  const [marker, size] = value <= 0xffffn ? [0xfd, 2] : value <= 0xffffffffn ? [0xfe, 4] : [0xff, 8];
  w.bytes(Uint8Array.of(marker));
  writeUnsigned(w, value, size);
});

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
mistakes.add('varint-nothing-for-invalid-numbers', 'Nothing was written for', (w: Writer, value: bigint) => {
  if (value >= 0n && value < 2n ** 64n) right.writeVarInt(w, value);
});

// The offset 0 is hard-coded.
mistakes.add('varint-reported-at-zero', 'the writer was at byte 3 already', ((w, value) =>
  changeError(
    () => right.writeVarInt(w, value),
    () => ({ offset: 0 }),
  )) satisfies typeof right.writeVarInt);

// Up to 2^53 is enough for any list, and the rest is rejected.
mistakes.add('varint-safe-only', 'fits into eight bytes, but it was rejected', (w: Writer, value: bigint) => {
  if (value > 2n ** 53n) throw new WireError('', w.offset, 'a safe integer', String(value));
  right.writeVarInt(w, value);
});

// Number.isSafeInteger is not called, and the last bit is lost.
mistakes.add('varint-through-a-number', 'exact only up to 2^53', (w: Writer, value: bigint) => {
  if (value < 0n || value >= 2n ** 64n) throw new WireError('', w.offset, '64 bits', String(value));
  if (value < 0xfdn) return writeUnsigned(w, value, 1);
  const [marker, size] = value <= 0xffffn ? [0xfd, 2] : value <= 0xffffffffn ? [0xfe, 4] : [0xff, 8];
  w.bytes(Uint8Array.of(marker));
  writeUnsigned(w, BigInt(Number(value)), size);
});

// setBigUint64 accepts any bigint, and keeps 64 bits of it.
mistakes.add('varint-wrapped', 'It was wrapped', (w: Writer, value: bigint) => {
  if (value >= 0n && value < 0xfdn) return writeUnsigned(w, value, 1);
  const [marker, size] =
    value >= 0n && value <= 0xffffn ? [0xfd, 2] : value >= 0n && value <= 0xffffffffn ? [0xfe, 4] : [0xff, 8];
  w.bytes(Uint8Array.of(marker));
  writeUnsigned(w, BigInt.asUintN(8 * size, value), size);
});

// if (!value) return: an empty list seems to need no count.
mistakes.add('varint-zero-not-written', 'Nothing was written for 0', (w: Writer, value: bigint) => {
  if (value) right.writeVarInt(w, value);
});

// The varint of protobuf again, in the other direction.
mistakes.add('written-as-leb128', '7 bits in each byte (LEB128)', (w: Writer, value: bigint) => {
  let rest = value;
  for (; rest > 0x7fn; rest >>= 7n) w.bytes(Uint8Array.of(Number(rest & 0x7fn) | 0x80));
  w.bytes(Uint8Array.of(Number(rest)));
});

// Buffer has writeUInt16BE next to writeUInt16LE.
mistakes.add('written-big-endian', 'are big-endian here', (w: Writer, value: bigint) => {
  if (value < 0n || value >= 2n ** 64n) throw new WireError('', w.offset, '64 bits', String(value));
  if (value < 0xfdn) return writeUnsigned(w, value, 1);
  const [marker, size] = value <= 0xffffn ? [0xfd, 2] : value <= 0xffffffffn ? [0xfe, 4] : [0xff, 8];
  w.bytes(Uint8Array.of(marker));
  writeUnsigned(w, value, size, 'big');
});
