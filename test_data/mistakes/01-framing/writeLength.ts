import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';

/** Wrong answers for writeLength. */
export const mistakes = new MistakeTable('writeLength');

// htonl() before every send, as the books teach it.
mistakes.patch('length-big-endian-written', 'back to front', [
  'length, length >>> 8, length >>> 16, length >>> 24',
  'length >>> 24, length >>> 16, length >>> 8, length',
]);

// A remainder at the end shows that the value does not fit, but four bytes are written already.
mistakes.add('length-byte-by-byte', 'part of the value had been written', (w: Writer, length: number) => {
  const start = w.offset;
  let rest = length;
  for (let i = 0; i < 4; i++) {
    w.bytes(Uint8Array.of(rest % 256));
    rest = Math.floor(rest / 256);
  }
  if (rest !== 0 || length % 1 !== 0) throw new WireError('', start, 'four bytes', `${length}`);
});

// struct.pack('L', length) without '<': eight bytes on 64-bit Linux and macOS.
mistakes.add('length-native-size-written', 'that is a 64-bit integer', (w: Writer, length: number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(length));
  w.bytes(bytes);
});

// | 0 makes a signed number: the upper half of the lengths is rejected.
mistakes.patch('length-of-int32', 'They are unsigned', [
  '!Number.isInteger(length)',
  'length !== (length | 0)',
]);

// Buffer rejects a number that is too large, but throws its own kind of error.
mistakes.add('length-range-left-to-node', 'not with a WireError', (w: Writer, length: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(length);
  w.bytes(bytes);
});

// The offset 0 is hard-coded.
mistakes.patch('length-reported-at-zero', 'the writer was at byte 3 already', ['w.offset', '0']);

// setUint32 takes any number: -1 is sent as 4294967295.
mistakes.add('length-wrapped', 'wrapped or rounded', (w: Writer, length: number) => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, length, true);
  w.bytes(bytes);
});

// Math.round is the first function that comes to mind for a whole number.
mistakes.patch('length-rounded-up', 'You rounded 255 / 256 up to 1', [
  'length >>> 8,',
  'Math.round(length / 256),',
]);

// The bytes are returned, as in a language whose writers return what they encode.
mistakes.add(
  'length-returned',
  'If the function writes, only what it passes to w.bytes counts',
  (_: unknown, length: number) => Uint8Array.of(length, length >>> 8, length >>> 16, length >>> 24),
);
