import * as right from '../../../solutions/03-varints';
import { readCount, readVarInt } from '../../../solutions/03-varints';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';

/** Wrong answers for readVarStr. */
export const mistakes = new MistakeTable('readVarStr');

// Its name says string.
mistakes.add('string-as-text', 'nothing promises that it is text', (r: Reader) =>
  new TextDecoder().decode(right.readVarStr(r)),
);

// if (!length) return undefined, as if the field were absent.
mistakes.patch('string-empty-as-absent', 'It is a string of no bytes', [
  "r.bytes(length, 'bytes')",
  "length ? r.bytes(length, 'bytes') : undefined",
]);

// In C, a string ends at the first NUL.
mistakes.add('string-ends-at-nul', 'You stopped at the NUL byte', (r: Reader) => {
  const bytes = right.readVarStr(r);
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
});

// Reads byte by byte, so the error points to where the bytes end.
mistakes.patch('string-error-where-it-ends', 'just past what has been read', [
  "r.bytes(length, 'bytes')",
  "Uint8Array.from({ length }, () => r.bytes(1, 'bytes')[0])",
]);

// Two reads in a row, and no names: which one is truncated?
mistakes.add('string-fields-not-named', 'does not say which field is truncated', (r: Reader) =>
  r.bytes(readCount(r)),
);

// Sliced out of the source, with offsets counted from 0.
mistakes.patch('string-from-the-source', 'Read from the current position', [
  "return r.bytes(length, 'bytes')",
  "r.bytes(length, 'bytes'); return r.source.slice(1, 1 + length)",
]);

// No user agent in the recordings is longer than 252 bytes.
mistakes.add('string-length-in-one-byte', 'You took the marker fd for the length', (r: Reader) =>
  r.bytes(r.bytes(1, 'length')[0], 'bytes'),
);

// readVarInt instead of readCount: a length without a limit.
mistakes.add('string-length-trusted', 'You trusted a length of 33,554,433', (r: Reader) =>
  r.bytes(Number(r.field('length', readVarInt)), 'bytes'),
);

// Nobody has a user agent of more than 65,535 bytes.
mistakes.add('string-limit-of-16-bits', 'You rejected 65,536 bytes', (r: Reader) => {
  const start = r.offset;
  const length = r.field('length', readCount);
  if (length > 0xffff && length <= r.left) throw new WireError('length', start, 'at most 65535', `${length}`);
  return r.bytes(length, 'bytes');
});

// The bytes are sliced out, and the reader stays after the length.
mistakes.patch('string-not-consumed', 'would read the string again', [
  "r.bytes(length, 'bytes')",
  'r.source.slice(r.offset, r.offset + length)',
]);

// '16s' in struct.unpack: the length of /Satoshi:0.16.0/, and of nothing else.
mistakes.add('string-of-sixteen', 'but you read a different number', (r: Reader) => {
  r.bytes(1);
  return r.bytes(16, 'bytes');
});

// In lesson 01 the padding of commands was stripped, but a var_str has none.
mistakes.add('string-padding-stripped', 'for padding', (r: Reader) => {
  const bytes = right.readVarStr(r);
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  return bytes.subarray(0, end);
});

// fatal: true is good style for real text.
mistakes.add('string-strict-utf8', 'You rejected bytes that are not text', (r: Reader) => {
  const bytes = right.readVarStr(r);
  new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  return bytes;
});

// To text and back: bytes that are not text become different bytes.
mistakes.add('string-through-utf8', 'what a text decoder substitutes', (r: Reader) =>
  new TextEncoder().encode(new TextDecoder().decode(right.readVarStr(r))),
);

// The last field of a message ends where the message ends. But this is not the last field.
mistakes.patch('string-to-the-end', 'everything up to the end of the message', [
  "r.bytes(length, 'bytes')",
  "r.bytes(r.left, 'bytes')",
]);

// slice() returns the bytes that are left, and reports nothing.
mistakes.patch('string-truncated', 'you reported nothing', [
  "r.bytes(length, 'bytes')",
  "r.bytes(Math.min(length, r.left), 'bytes')",
]);

// A slice from the start of the field instead of from after the length.
mistakes.add('string-with-length', 'The length is not part of the string', (r: Reader) => {
  const start = r.offset;
  right.readVarStr(r);
  return r.source.slice(start, r.offset);
});
