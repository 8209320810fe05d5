import { count } from '../../../solutions/03-varints';
import { hash256 } from '../../../solutions/12-getdata';
import * as right from '../../../solutions/14-headers';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { decode } from '../../../src/wire/codec/codec';
import type { Reader } from '../../../src/wire/codec/reader';
import { sha256 } from '../../../src/wire/sha256';
import { changeError } from '../variants/change-error';

/** Wrong answers for readHeaderEntry. */
export const mistakes = new MistakeTable('readHeaderEntry');

// People write 1d00ffff, so that is how it reads the bytes.
mistakes.patch('entry-bits-big-endian', 'they were read in the wrong order', [
  '{ hash }',
  '{ hash, bits: new DataView(r.source.buffer, r.source.byteOffset + start).getUint32(72) }',
]);

// Every block explorer shows the hash in reverse.
mistakes.patch('entry-hash-as-displayed', 'That is the hash as people write it', [
  '{ hash }',
  '{ hash: hash.reverse() }',
]);

// subarray(0, 80): it is right for the first header, the one that the author tried.
mistakes.patch('entry-hash-from-the-beginning', 'You hashed the wrong bytes', [
  'subarray(start, r.offset)',
  'subarray(0, 80)',
]);

// It hashes the whole entry, with the zero after the header.
mistakes.patch('entry-hash-of-81-bytes', 'is not part of the header', [
  'subarray(start, r.offset)',
  'subarray(start, r.offset + 1)',
]);

// subarray with a start, but without an end.
mistakes.patch('entry-hash-of-the-rest', 'You hashed everything that was left', [
  'subarray(start, r.offset)',
  'subarray(start)',
]);

// SHA-256 of the header: it is easy to forget to hash twice.
mistakes.add('entry-hashed-once', 'You hashed once', (r: Reader) => {
  const start = r.offset;
  const value = right.readHeaderEntry(r);
  return { ...value, hash: sha256(r.source.subarray(start, start + 80)) };
});

// It counts offsets from where the entry begins.
mistakes.add('entry-offset-from-its-own-start', 'The reader was at byte 7', (r: Reader) => {
  const start = r.offset;
  return changeError(
    () => right.readHeaderEntry(r),
    ({ offset }) => ({ offset: offset - start }),
  );
});

// It reverses the hash of the previous block, so that it can be looked up.
mistakes.patch('entry-previous-as-displayed', 'In a header the hash stays as on the wire', [
  '{ hash }',
  '{ hash, previous: value.previous.slice().reverse() }',
]);

// A header has 80 bytes, so it reads 80 bytes.
mistakes.patch('entry-without-the-zero', 'You did not read the number of transactions', [
  "r.field('transactions', count.read);",
  '',
]);

// It is always 0, so skipping one byte is enough.
mistakes.patch('entry-zero-as-one-byte', 'It is a varint', [
  "r.field('transactions', count.read)",
  "r.bytes(1, 'transactions')",
]);

// It is always 0, so anything else must be wrong. btcd thinks so, too.
mistakes.patch('entry-zero-required', 'Nodes ignore that number', [
  "r.field('transactions', count.read);",
  "if (r.field('transactions', count.read) !== 0) throw new RangeError('expected no transactions');",
]);

// It takes the position after reading, when the reader is at the count already.
mistakes.patch('entry-hash-of-what-follows', 'Note the offset before you read', [
  'subarray(start, r.offset)',
  'subarray(r.offset, r.offset + 80)',
]);

// The same, after the count has been read, too.
mistakes.add('entry-hash-of-what-follows-the-count', 'Note the offset before you read', (r: Reader) => {
  const value = right.readHeaderEntry(r);
  return { ...value, hash: hash256(r.source.subarray(r.offset, r.offset + 80)) };
});

// The 80 bytes are needed for the hash anyway, so they are taken first.
mistakes.add('entry-in-one-piece', 'You took the 80 bytes in one piece', (r: Reader) => {
  const bytes = r.bytes(80);
  r.field('transactions', count.read);
  return { ...decode(right.header.read, bytes), hash: hash256(bytes) };
});

// The last 80 bytes, but the count has been read meanwhile.
mistakes.patch('entry-hash-one-byte-late', 'begin one byte too late', [
  'hash256(r.source.subarray(start, r.offset))',
  'hash256(r.source.subarray(start + 1, start + 81))',
]);
