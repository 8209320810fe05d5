import * as right from '../../../solutions/03-varints';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';

/** Wrong answers for writeVarStr. */
export const mistakes = new MistakeTable('writeVarStr');

// There is nothing to write.
mistakes.add('empty-not-written', 'An empty string has a length, too', (w: Writer, bytes: Uint8Array) => {
  if (bytes.length > 0) right.writeVarStr(w, bytes);
});

// A string is a string, so the bytes are made one.
mistakes.add('bytes-through-text', 'The bytes went through text', (w: Writer, bytes: Uint8Array) => {
  right.writeVarStr(w, new TextEncoder().encode(new TextDecoder().decode(bytes)));
});

// Uint8Array.of(length): right up to 252.
mistakes.patch('string-length-byte-written', 'fd on its own says that two more follow', [
  "w.field('length', () => writeCount(w, bytes.length))",
  'w.bytes(Uint8Array.of(bytes.length))',
]);

// The length of the field instead of the string in it.
mistakes.patch('string-length-counts-itself', 'The length counts itself', [
  'writeCount(w, bytes.length)',
  'writeCount(w, bytes.length + 1)',
]);

// A uint32 at the front, as in most formats.
mistakes.patch('string-length-in-four-bytes', 'You wrote the length as four bytes', [
  'writeCount(w, bytes.length)',
  'writeUnsigned(w, BigInt(bytes.length), 4)',
]);

// First the bytes, then how many there were.
mistakes.add('string-length-last', 'You wrote the length last', (w: Writer, bytes: Uint8Array) => {
  w.bytes(bytes);
  w.field('length', () => right.writeCount(w, bytes.length));
});

// Only the bytes are written, and a reader cannot know how many there are.
mistakes.patch('string-length-not-written', 'The length is missing at the front', [
  "w.field('length', () => writeCount(w, bytes.length));",
  '',
]);

// A view is converted to bytes through its buffer.
mistakes.patch('string-of-the-whole-buffer', '`.buffer` is the whole buffer', [
  'w.field',
  'bytes = new Uint8Array(bytes.buffer); w.field',
]);

// C strings end with a NUL, and sizeof counts it.
mistakes.add(
  'string-with-nul',
  'You added a NUL at the end, and counted it',
  (w: Writer, bytes: Uint8Array) => {
    right.writeVarStr(w, Uint8Array.of(...bytes, 0));
  },
);

// '16s' in struct.pack, with 10 in front: it fits one user agent.
mistakes.add('string-written-as-sixteen', 'the length is hard-coded', (w: Writer, bytes: Uint8Array) => {
  const field = new Uint8Array(16);
  field.set(bytes.subarray(0, 16));
  w.bytes(Uint8Array.of(16));
  w.bytes(field);
});

// The length is written without its name.
mistakes.patch('string-written-field-not-named', 'it should name "length"', [
  "w.field('length', () => writeCount(w, bytes.length))",
  'writeCount(w, bytes.length)',
]);

// Surely our own string is never too long.
mistakes.patch('string-written-without-limit', 'You wrote 33,554,433 bytes', [
  'writeCount(w, bytes.length)',
  'writeVarInt(w, BigInt(bytes.length))',
]);

// The bytes are decoded to count the characters of the string.
mistakes.patch('characters-counted', 'You counted characters', [
  'bytes.length)',
  'new TextDecoder().decode(bytes).length)',
]);

// The limit of a whole message is taken for that of each string in it.
mistakes.add('limited-like-a-message', 'You rejected 4,000,001 bytes', (w: Writer, bytes: Uint8Array) => {
  if (bytes.length > 4_000_000) throw new WireError('length', w.offset, 'at most 4000000', `${bytes.length}`);
  right.writeVarStr(w, bytes);
});
