import { readHeader, readMessage } from '../../../solutions/01-framing';
import * as right from '../../../solutions/08-streams';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { hex } from '../../../src/wire/bytes';
import { WireError } from '../../../src/wire/codec/error';
import { Reader } from '../../../src/wire/codec/reader';
import { type NetworkName, NETWORKS } from '../../../src/wire/networks';

/** Wrong answers for examine. */
export const mistakes = new MistakeTable('examine');

/** An examine that changes what the solution has found. */
const changed =
  (change: (finding: right.Finding, bytes: Uint8Array) => right.Finding): typeof right.examine =>
  (bytes, network, limit) =>
    change(right.examine(bytes, network, limit), bytes);

// The length of the view is kept, and its byteOffset is not.
mistakes.add(
  'examine-byte-offset-forgotten',
  'A view begins at its byteOffset',
  (bytes: Uint8Array, network?: NetworkName, limit?: number): right.Finding =>
    right.examine(new Uint8Array(bytes.buffer, 0, bytes.length), network, limit),
);

// TCP already has a checksum, so why compare a second one?
mistakes.add(
  'examine-checksum-not-compared',
  'you did not notice: compare the checksum',
  changed((finding, bytes) => {
    if (finding.kind !== 'invalid' || finding.length === undefined) return finding;
    const message = { command: 'ping', payload: bytes.slice(24, finding.length) };
    return { kind: 'message', message, length: finding.length };
  }),
);

// One read, one message: its length is the length of the read.
mistakes.patch('examine-chunk-is-the-message', 'You took everything that has arrived for one message', [
  'network), length }',
  'network), length: bytes.length }',
]);

// readHeader is called at once, and finds a bad command before the payload has arrived.
mistakes.add(
  'examine-command-first',
  'You reported the bad command before the message was complete',
  (bytes: Uint8Array, network?: NetworkName, limit?: number): right.Finding => {
    const finding = right.examine(bytes, network, limit);
    if (finding.kind !== 'incomplete' || bytes.length < 24) return finding;
    try {
      readHeader(new Reader(bytes), network);
      return finding;
    } catch (error) {
      return { kind: 'invalid', error: error as WireError, length: finding.length };
    }
  },
);

// readHeader is called first, since it gives the length: with a bad command, no length is known.
mistakes.add(
  'examine-header-first',
  'You reported the bad command before the message was complete',
  (bytes: Uint8Array, network?: NetworkName, limit?: number): right.Finding => {
    try {
      if (bytes.length >= 24) readHeader(new Reader(bytes), network);
      return right.examine(bytes, network, limit);
    } catch (error) {
      return { kind: 'invalid', error: error as WireError };
    }
  },
);

// The same, and nothing catches its error.
mistakes.add(
  'examine-header-first-throws',
  'It threw because of the bad command, before the message was complete',
  (bytes: Uint8Array, network?: NetworkName, limit?: number): right.Finding => {
    const finding = right.examine(bytes, network, limit);
    if (finding.kind === 'incomplete' && bytes.length >= 24) readHeader(new Reader(bytes), network);
    return finding;
  },
);

// After an error, everything that has arrived is given up.
mistakes.patch('examine-invalid-length-to-the-end', 'Only the first message is invalid', [
  'error, length }',
  'error, length: bytes.length }',
]);

// The length of an invalid message without its header: the next one is then expected 24 bytes too early.
mistakes.patch('examine-invalid-length-without-header', '8 is the payload alone', [
  'error, length }',
  'error, length: announced }',
]);

// All errors are reported in the same way, without a length.
mistakes.patch('examine-invalid-without-length', 'so you know where the message ends', [
  'error, length }',
  'error }',
]);

// The header has been read, so only the payload is asked for.
mistakes.patch('examine-incomplete-length-without-header', '102 is the payload alone', [
  "'incomplete', length }",
  "'incomplete', length: announced }",
]);

// The length is checked first, since it is the more dangerous of the two.
mistakes.patch('examine-length-before-magic', 'the peer speaks a different protocol', [
  'ours && announced > limit',
  'announced > limit',
]);

// readUInt32BE: elsewhere, network byte order is big-endian.
mistakes.patch('examine-length-big-endian', 'the length is little-endian', [
  'readLength(new Reader(bytes, 16))',
  'Buffer.from(bytes).readUInt32BE(16)',
]);

// The length is filled in for every kind of error.
mistakes.patch('examine-length-kept-over-the-limit', 'A length that you reject says nothing', [
  "return { kind: 'invalid', error };",
  "return { kind: 'invalid', error, length };",
]);

// The length is the value of the length field: the header is not counted.
mistakes.patch('examine-length-of-the-payload', 'That is the length of the payload', [
  'network), length }',
  'network), length: announced }',
]);

// reverse() on a view reverses the bytes of the header itself.
mistakes.add(
  'examine-length-reversed-in-place',
  'You modified the bytes',
  changed((finding, bytes) => {
    if (bytes.length >= 24) bytes.subarray(16, 20).reverse();
    return finding;
  }),
);

// readInt32LE: ff ff ff ff becomes -1, which is below every limit.
mistakes.add(
  'examine-length-signed',
  'You took ff ff ff ff for -1',
  (bytes: Uint8Array, network?: NetworkName, limit?: number): right.Finding => {
    if (bytes.length < 24 || Buffer.from(bytes).readInt32LE(16) >= 0)
      return right.examine(bytes, network, limit);
    const length = 24 + Buffer.from(bytes).readInt32LE(16);
    return { kind: 'message', message: { command: 'ping', payload: new Uint8Array() }, length };
  },
);

// The four bytes are put together with shifts, and << 24 gives a signed number.
mistakes.patch('examine-length-shifted', 'A length is unsigned', [
  'readLength(new Reader(bytes, 16))',
  'bytes[16] | (bytes[17] << 8) | (bytes[18] << 16) | (bytes[19] << 24)',
]);

// The length is read before the magic is compared, and returned although these bytes are not a header.
mistakes.patch('examine-length-with-wrong-magic', 'With a wrong magic these bytes are not a header', [
  ": { kind: 'invalid', error };",
  ": { kind: 'invalid', error, length };",
]);

// 32 MiB: the limit of 0.10.0, found in an old article.
mistakes.patch('examine-limit-32-mib', 'It waits for bytes that were only announced', [
  'limit = MAX_PAYLOAD_LENGTH',
  'limit = 0x02000000',
]);

// The constant of lesson 01 is right there, so the third argument stays unused.
mistakes.patch('examine-limit-ignored', 'it is the third argument', [
  'announced > limit',
  'announced > MAX_PAYLOAD_LENGTH',
]);

// >= instead of >.
mistakes.patch('examine-limit-inclusive', 'The limit itself is still allowed', [
  'announced > limit',
  'announced >= limit',
]);

// Four bytes are enough to see a wrong magic, so why wait for the others? Core waits for 24.
mistakes.add(
  'examine-magic-after-four',
  'You judged it before the header was complete',
  (bytes: Uint8Array, network: NetworkName = 'mainnet', limit?: number): right.Finding => {
    const found = hex(bytes.subarray(0, 4));
    const { magic } = NETWORKS[network];
    if (magic.startsWith(found)) return right.examine(bytes, network, limit);
    return { kind: 'invalid', error: new WireError('magic', 0, magic, found) };
  },
);

// The default of readMessage is mainnet, and the network is not passed on.
mistakes.add(
  'examine-network-ignored',
  'the network is the second argument',
  (bytes: Uint8Array): right.Finding => right.examine(bytes),
);

// The header is complete, so it counts as a message; slice() returns what has arrived, without complaint.
mistakes.add(
  'examine-partial-is-a-message',
  'The payload is not complete',
  changed((finding, bytes) => {
    if (finding.kind !== 'incomplete' || bytes.length < 24) return finding;
    const command = Buffer.from(bytes.subarray(4, 16)).toString('latin1');
    return { kind: 'message', message: { command, payload: bytes.slice(24) }, length: finding.length };
  }),
);

// slice(24): the payload is whatever has arrived.
mistakes.add(
  'examine-rest-is-payload',
  'You took the next message for part of the payload',
  changed((finding, bytes) => {
    if (finding.kind !== 'message' || finding.length === bytes.length) return finding;
    const error = new WireError('checksum', 20, 'that of all that follows', 'another one');
    return { kind: 'invalid', error, length: 24 };
  }),
);

// How many bytes to ask the socket for, instead of how many are needed in total.
mistakes.add(
  'examine-returns-missing-bytes',
  'not how many are still missing',
  changed((finding, bytes) => {
    if (finding.kind !== 'incomplete' || bytes.length < 24) return finding;
    return { kind: 'incomplete', length: finding.length - bytes.length };
  }),
);

// A header takes 24 bytes, so it returns 24 minus the bytes that have arrived.
mistakes.patch('examine-returns-missing-header-bytes', 'For a header that is 24', [
  'length: HEADER_LENGTH }',
  'length: HEADER_LENGTH - bytes.length }',
]);

// Every error of readMessage makes a message invalid, even the error that says that bytes are missing.
mistakes.patch('examine-short-is-invalid', 'A payload that has not arrived yet is not an error', [
  "if (ours && bytes.length < length) return { kind: 'incomplete', length };",
  '',
]);

// readMessage does everything, but it also throws on half a header: that shows at the first short read.
mistakes.add(
  'examine-short-throws',
  'because the header is not complete yet',
  (bytes: Uint8Array, network?: NetworkName): right.Finding => {
    const message = readMessage(new Reader(bytes), network);
    return { kind: 'message', message, length: 24 + message.payload.length };
  },
);

// readMessage throws, and nothing catches the error.
mistakes.patch('examine-throws-the-error', 'It threw. It must return what it found', [
  'if (!(error instanceof WireError)) throw error',
  'throw error',
]);

// An unknown length is written as 0.
mistakes.patch(
  'examine-unknown-length-is-0',
  'A length of 0 means that it takes no bytes',
  ["return { kind: 'invalid', error };", "return { kind: 'invalid', error, length: 0 };"],
  [": { kind: 'invalid', error };", ": { kind: 'invalid', error, length: 0 };"],
);

// Completeness is checked first; readMessage judges the length once everything has arrived.
mistakes.patch('examine-waits-over-the-limit', 'It waits for bytes that were only announced', [
  'ours && announced > limit',
  'ours && bytes.length >= length && announced > limit',
]);

// new Uint8Array(bytes.buffer) is the whole buffer, which may hold more than was passed.
mistakes.patch('examine-whole-buffer', 'You read more bytes than there are', [
  'if (bytes.length < HEADER_LENGTH)',
  'bytes = new Uint8Array(bytes.buffer);\nif (bytes.length < HEADER_LENGTH)',
]);

// The length is read first: it waits for that many bytes, and only then compares the magic.
mistakes.patch('examine-wrong-magic-waits', 'Check the magic first', [
  'ours && bytes.length < length',
  'bytes.length < length',
]);

// The magic is compared with the right network, but readMessage is called without it.
mistakes.patch('examine-network-not-passed-on', 'Pass the network on to readMessage', [
  'new Reader(bytes), network)',
  'new Reader(bytes))',
]);

// A DataView of bytes.buffer begins at the buffer, not at the view.
mistakes.patch('examine-length-at-the-buffer', 'you read the 0 of the message before it', [
  'readLength(new Reader(bytes, 16))',
  'new DataView(bytes.buffer).getUint32(16, true)',
]);
