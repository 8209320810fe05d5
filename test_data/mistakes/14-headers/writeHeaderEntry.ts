import * as right from '../../../solutions/14-headers';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import type { Writer } from '../../../src/wire/codec/writer';
import { changeError } from '../variants/change-error';

/** Wrong answers for writeHeaderEntry. */
export const mistakes = new MistakeTable('writeHeaderEntry');

// The hash is not on the wire, so it is deleted.
mistakes.add(
  'entry-written-deletes-the-hash',
  'It belongs to the caller',
  (w: Writer, value: right.Header & { hash?: Uint8Array }): void => {
    delete value.hash;
    right.writeHeaderEntry(w, value);
  },
);

// It counts offsets from where the entry begins.
mistakes.add('entry-written-offset-from-its-own-start', 'Seven bytes had already been written', ((
  w,
  header,
) => {
  const start = w.offset;
  return changeError(
    () => right.writeHeaderEntry(w, header),
    ({ offset }) => ({ offset: offset - start }),
  );
}) satisfies typeof right.writeHeaderEntry);

// The number must be a uint32, like the numbers in the header.
mistakes.patch('entry-written-with-a-long-zero', 'is a varint: one byte for 0', [
  'count.write(w, 0)',
  'uint32.write(w, 0)',
]);

// A header has 80 bytes, so it writes 80 bytes.
mistakes.patch('entry-written-without-the-zero', 'The zero is missing', ['count.write(w, 0);', '']);

// A headers message without transactions still announces one, for the header itself.
mistakes.patch('entry-written-with-a-one', 'The last byte must be 00', [
  'count.write(w, 0)',
  'count.write(w, 1)',
]);

// The reader returns a hash, so the writer writes it.
mistakes.add(
  'entry-written-with-the-hash',
  'You wrote the hash, too',
  (w: Writer, value: right.Header & { hash?: Uint8Array }): void => {
    right.header.write(w, value);
    if (value.hash) w.bytes(value.hash);
    w.bytes(Uint8Array.of(0));
  },
);

// A count comes before what it counts, as in a list.
mistakes.add(
  'entry-written-zero-in-front',
  'The zero follows the header',
  (w: Writer, value: right.Header): void => {
    w.bytes(Uint8Array.of(0));
    right.header.write(w, value);
  },
);
