import * as right from '../../../solutions/01-framing';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import type { Reader } from '../../../src/wire/codec/reader';
import type { NetworkName } from '../../../src/wire/networks';
import { changeError } from '../variants/change-error';

/** Wrong answers for readMessage. */
export const mistakes = new MistakeTable('readMessage');

// All the bytes that are left are compared first: a truncated payload is reported as corrupt.
mistakes.patch('checksum-before-length', 'before you knew that the payload was complete', [
  "r.bytes(header.length, 'payload')",
  "r.bytes(Math.min(header.length, r.left), 'payload')",
]);

// Only the first byte is compared.
mistakes.patch('checksum-first-byte-only', 'Compare all four bytes', [
  '!sameBytes(computed, header.checksum)',
  'computed[0] !== header.checksum[0]',
]);

// "TCP already has a checksum."
mistakes.patch('checksum-not-compared', 'did not compare it with the one that you compute', [
  '!sameBytes(computed, header.checksum)',
  'false',
]);

// For an empty payload, the checksum is not compared.
mistakes.patch('checksum-of-empty-payload-skipped', 'An empty payload has a checksum too', [
  '!sameBytes(computed, header.checksum)',
  'payload.length > 0 && !sameBytes(computed, header.checksum)',
]);

// The offset is taken after the payload has been read.
mistakes.patch('checksum-reported-at-the-end', 'just past what has been read', ['start + 20', 'r.offset']);

// The checksum of the first message is at offset 20.
mistakes.add('checksum-reported-at-twenty', 'the reader was at byte 3 already', ((r, network) =>
  changeError(
    () => right.readMessage(r, network),
    ({ path }) => (path === 'checksum' ? { offset: 20 } : {}),
  )) satisfies typeof right.readMessage);

// !== on two arrays: they are never the same object, so never equal.
mistakes.patch('checksums-compared-by-identity', 'by identity', [
  '!sameBytes(computed, header.checksum)',
  'computed !== header.checksum',
]);

// The header is taken to be right and the payload wrong. But what the reader computes is what it expects.
mistakes.patch(
  'expected-and-found-swapped',
  'Expected and found are swapped',
  ['hex(header.checksum),', 'hex(computed),'],
  ['`${hex(computed)},', '`${hex(header.checksum)},'],
);

// Tested with one message, where the message and the stream begin together.
mistakes.patch('offset-from-the-message', 'Offsets count from the start of the stream', [
  'const start = r.offset',
  'const start = 0',
]);

// The bytes are read without a name.
mistakes.patch('payload-not-named', 'it should name "payload"', [
  "r.bytes(header.length, 'payload')",
  'r.bytes(header.length)',
]);

// recv() returned these bytes, so they are taken for one message.
mistakes.patch('payload-to-the-end', 'You read past the payload', [
  "r.bytes(header.length, 'payload')",
  "r.bytes(r.left, 'payload')",
]);

// One buffer for everything received, and the slice begins at the header.
mistakes.patch('payload-with-header', 'The payload begins after the header', [
  'header.command, payload }',
  'header.command, payload: r.source.subarray(start, r.offset) }',
]);

// What a caller wants of a message is its payload.
mistakes.add(
  'only-the-payload-returned',
  'You returned only the payload',
  (r: Reader, network: NetworkName) => right.readMessage(r, network).payload,
);

// readHeader has a default for its second argument, so nothing reminds of it.
mistakes.patch('network-not-passed-on', 'Pass the network, the second argument, on to readHeader', [
  'readHeader(r, network)',
  'readHeader(r)',
]);

// The length is taken for that of the whole message.
mistakes.patch('payload-without-24-bytes', 'You left out the last 24 bytes of the payload', [
  "r.bytes(header.length, 'payload')",
  "r.bytes(Math.max(0, header.length - 24), 'payload')",
]);

// The checksum is computed of everything that has been read.
mistakes.patch('checksum-of-the-whole-message', 'the checksum of the header and the payload', [
  'checksum(payload)',
  'checksum(r.source.subarray(start, r.offset))',
]);

// The checksum is computed of what is left after the payload.
mistakes.patch('checksum-of-the-rest', 'The message is valid, but you rejected its checksum', [
  'checksum(payload)',
  'checksum(r.source.subarray(r.offset))',
]);

// Four is subtracted from the wrong end: the length begins four bytes before the checksum.
mistakes.patch('checksum-reported-at-the-length', 'where the length begins', ['start + 20', 'start + 16']);

// The payload comes to mind first, since the checksum is computed of it.
mistakes.patch('checksum-reported-at-the-payload', 'where the payload begins', ['start + 20', 'start + 24']);
