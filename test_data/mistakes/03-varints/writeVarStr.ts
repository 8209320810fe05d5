import { uint32 } from '../../../solutions/02-fields';
import * as right from '../../../solutions/03-varints';
import { writeCount, writeVarInt } from '../../../solutions/03-varints';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import type { Writer } from '../../../src/wire/codec/writer';

/** Wrong answers for writeVarStr. */
export const mistakes = new MistakeTable('writeVarStr');

// Uint8Array.of(length): right up to 252.
mistakes.add(
  'string-length-byte-written',
  'fd on its own says that two more follow',
  (w: Writer, bytes: Uint8Array) => {
    w.bytes(Uint8Array.of(bytes.length));
    w.bytes(bytes);
  },
);

// The length of the field instead of the string in it.
mistakes.add('string-length-counts-itself', 'The length counts itself', (w: Writer, bytes: Uint8Array) => {
  w.field('length', () => writeCount(w, bytes.length + 1));
  w.bytes(bytes);
});

// A uint32 at the front, as in most formats.
mistakes.add(
  'string-length-in-four-bytes',
  'You wrote the length as four bytes',
  (w: Writer, bytes: Uint8Array) => {
    w.field('length', () => uint32.write(w, bytes.length));
    w.bytes(bytes);
  },
);

// First the bytes, then how many there were.
mistakes.add('string-length-last', 'You wrote the length last', (w: Writer, bytes: Uint8Array) => {
  w.bytes(bytes);
  w.field('length', () => right.writeCount(w, bytes.length));
});

// The bytes go out, and whoever reads them has no idea how many.
mistakes.add(
  'string-length-not-written',
  'The length is missing at the front',
  (w: Writer, bytes: Uint8Array) => {
    w.bytes(bytes);
  },
);

// A view is converted to bytes through its buffer.
mistakes.add(
  'string-of-the-whole-buffer',
  '`.buffer` is the whole buffer',
  (w: Writer, bytes: Uint8Array) => {
    const all = new Uint8Array(bytes.buffer);
    w.field('length', () => writeCount(w, all.length));
    w.bytes(all);
  },
);

// C strings end with a NUL, and sizeof counts it.
mistakes.add('string-with-nul', 'You added a NUL at the end', (w: Writer, bytes: Uint8Array) => {
  right.writeVarStr(w, Uint8Array.of(...bytes, 0));
});

// '16s' in struct.pack, with 10 in front: it fits one user agent.
mistakes.add('string-written-as-sixteen', 'the length is hard-coded', (w: Writer, bytes: Uint8Array) => {
  const field = new Uint8Array(16);
  field.set(bytes.subarray(0, 16));
  w.bytes(Uint8Array.of(16));
  w.bytes(field);
});

// The length is written without its name.
mistakes.add('string-written-field-not-named', 'it should name "length"', (w: Writer, bytes: Uint8Array) => {
  right.writeCount(w, bytes.length);
  w.bytes(bytes);
});

// Surely our own string is never too long.
mistakes.add(
  'string-written-without-limit',
  '33,554,433 bytes were written',
  (w: Writer, bytes: Uint8Array) => {
    w.field('length', () => writeVarInt(w, BigInt(bytes.length)));
    w.bytes(bytes);
  },
);
