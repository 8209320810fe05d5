import * as right from '../../../solutions/01-framing';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { hex } from '../../../src/wire/bytes';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';

/** Wrong answers for readLength. */
export const mistakes = new MistakeTable('readLength');

// Network byte order is big-endian, says every book on sockets. Bitcoin does not follow it.
mistakes.add('length-big-endian-read', '4 bytes swapped', (r: Reader) =>
  Buffer.from(r.bytes(4)).readUInt32BE(),
);

// The limit for messages is checked where any four bytes are read.
mistakes.add('length-limited-too-early', 'readHeader decides whether it is too long', (r: Reader) => {
  const start = r.offset;
  const length = right.readLength(r);
  if (length > 4_000_000) throw new WireError('', start, 'at most 4000000', `${length}`);
  return length;
});

// struct.unpack('L') without '<': eight bytes on 64-bit Linux and macOS, four on Windows.
mistakes.add('length-native-size-read', 'more than four bytes', (r: Reader) =>
  Number(Buffer.from(r.bytes(8)).readBigUInt64LE()),
);

// reverse() on a view reverses the message itself.
mistakes.add('length-reversed-in-place', 'The bytes that were read have changed', (r: Reader) =>
  Number.parseInt(hex(r.bytes(4).reverse()), 16),
);

// Right in C with unsigned numbers. In JavaScript b3 << 24 is negative from 80 on.
mistakes.add('length-signed-shift', 'A negative length', (r: Reader) => {
  const [b0, b1, b2, b3] = r.bytes(4);
  return b0 | (b1 << 8) | (b2 << 16) | (b3 << 24);
});

// The last byte is nearly always zero, and was forgotten.
mistakes.patch('length-three-bytes', 'You used only the first three bytes', [' + b[3] * 0x1000000', '']);

// Tried with version and verack only, where the upper two bytes are zero.
mistakes.patch('length-two-bytes', 'You used only the first two bytes', [
  ' + b[2] * 0x10000 + b[3] * 0x1000000',
  '',
]);

// A DataView on .buffer begins where the memory begins, not where the view does.
mistakes.add('length-view-offset-forgotten', 'A view has a byteOffset', (r: Reader) =>
  new DataView(r.bytes(4).buffer).getUint32(0, true),
);

// 256 * 2 is not 256 ** 2; the lengths of short messages have no third byte.
mistakes.patch('length-times-256-times-2', 'The third byte is worth 256 · 256', [
  'b[2] * 0x10000 + b[3] * 0x1000000',
  'b[2] * 256 * 2 + b[3] * 256 * 3',
]);

// b[3] * 256 ** 2: one of the powers is copied and not changed.
mistakes.patch('length-last-power-copied', 'the fourth 256 times as much', ['0x1000000', '0x10000']);

// r.source is read at the right place, but the reader does not learn of it.
mistakes.add('length-not-consumed', 'The reader did not move', (r: Reader) => {
  if (r.left < 4) r.bytes(4);
  return new DataView(r.source.buffer, r.source.byteOffset + r.offset).getUint32(0, true);
});

// A shift by one hex digit for each byte.
mistakes.patch('length-shifted-by-four', 'A byte has 8 bits', [
  'b[1] * 0x100 + b[2] * 0x10000 + b[3] * 0x1000000',
  'b[1] * 0x10 + b[2] * 0x100 + b[3] * 0x1000',
]);

// 255 is the largest value of a byte, and taken for the number of its values.
mistakes.patch('length-by-255', 'and not 255: a byte has 256 values', [
  'b[1] * 0x100 + b[2] * 0x10000 + b[3] * 0x1000000',
  'b[1] * 255 + b[2] * 255 ** 2 + b[3] * 255 ** 3',
]);
