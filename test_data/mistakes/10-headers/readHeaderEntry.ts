import { count } from '../../../solutions/03-varints';
import { hash256 } from '../../../solutions/09-getdata';
import * as right from '../../../solutions/10-headers';
import { type HashedHeader, header } from '../../../solutions/10-headers';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import type { Reader } from '../../../src/wire/codec/reader';
import { sha256 } from '../../../src/wire/sha256';
import { changeError } from '../variants/change-error';

/** Wrong answers for readHeaderEntry. */
export const mistakes = new MistakeTable('readHeaderEntry');

// People write 1d00ffff, so that is how it reads the bytes.
mistakes.add('entry-bits-big-endian', 'they were taken in the wrong order', (r: Reader): HashedHeader => {
  const start = r.offset;
  const value = header.read(r);
  const hash = hash256(r.source.subarray(start, r.offset));
  r.field('transactions', count.read);
  const view = new DataView(r.source.buffer, r.source.byteOffset + start);
  return { ...value, bits: view.getUint32(72), hash };
});

// Every block explorer shows the hash in reverse.
mistakes.add('entry-hash-as-displayed', 'That is the hash as people write it', (r: Reader): HashedHeader => {
  const start = r.offset;
  const value = header.read(r);
  const hash = hash256(r.source.subarray(start, r.offset)).reverse();
  r.field('transactions', count.read);
  return { ...value, hash };
});

// subarray(0, 80): it is right for the first header, the one it was tried on.
mistakes.add('entry-hash-from-the-beginning', 'You hashed other bytes', (r: Reader): HashedHeader => {
  const value = header.read(r);
  r.field('transactions', count.read);
  return { ...value, hash: hash256(r.source.subarray(0, 80)) };
});

// It hashes the whole entry, with the zero after the header.
mistakes.add('entry-hash-of-81-bytes', 'is not part of the header', (r: Reader): HashedHeader => {
  const start = r.offset;
  const value = header.read(r);
  r.field('transactions', count.read);
  return { ...value, hash: hash256(r.source.subarray(start, r.offset)) };
});

// subarray with a start, but without an end.
mistakes.add('entry-hash-of-the-rest', 'You hashed everything that was left', (r: Reader): HashedHeader => {
  const start = r.offset;
  const value = header.read(r);
  r.field('transactions', count.read);
  return { ...value, hash: hash256(r.source.subarray(start)) };
});

// SHA-256 of the header: it is easy to forget to hash twice.
mistakes.add('entry-hashed-once', 'You hashed once', (r: Reader): HashedHeader => {
  const start = r.offset;
  const value = header.read(r);
  const hash = sha256(r.source.subarray(start, r.offset));
  r.field('transactions', count.read);
  return { ...value, hash };
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
mistakes.add(
  'entry-previous-as-displayed',
  'In a header the hash stays as on the wire',
  (r: Reader): HashedHeader => {
    const start = r.offset;
    const value = header.read(r);
    const hash = hash256(r.source.subarray(start, r.offset));
    r.field('transactions', count.read);
    return { ...value, previous: value.previous.slice().reverse(), hash };
  },
);

// A header has 80 bytes, so it reads 80 bytes.
mistakes.add(
  'entry-without-the-zero',
  'You did not read the number of transactions',
  (r: Reader): HashedHeader => {
    const start = r.offset;
    const value = header.read(r);
    return { ...value, hash: hash256(r.source.subarray(start, r.offset)) };
  },
);

// It is always 0, so skipping one byte is enough.
mistakes.add('entry-zero-as-one-byte', 'It is a varint', (r: Reader): HashedHeader => {
  const start = r.offset;
  const value = header.read(r);
  const hash = hash256(r.source.subarray(start, r.offset));
  r.bytes(1, 'transactions');
  return { ...value, hash };
});

// It is always 0, so anything else must be wrong. btcd thinks so, too.
mistakes.add('entry-zero-required', 'Nodes ignore that number', (r: Reader): HashedHeader => {
  const start = r.offset;
  const value = header.read(r);
  const hash = hash256(r.source.subarray(start, r.offset));
  if (r.field('transactions', count.read) !== 0) throw new RangeError('expected no transactions');
  return { ...value, hash };
});
