import * as right from '../../../solutions/01-framing';
import { checksum, readHeader } from '../../../solutions/01-framing';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { hex, sameBytes } from '../../../src/wire/bytes';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';
import type { NetworkName } from '../../../src/wire/networks';
import { changeError } from '../variants/change-error';
import { readMessageIf } from '../variants/read-message';

/** Wrong answers for readMessage. */
export const mistakes = new MistakeTable('readMessage');

// The checksum first, the length later: a truncated payload is reported as corrupt.
mistakes.add(
  'checksum-before-length',
  'before you knew that the payload was complete',
  (r: Reader, network: NetworkName = 'mainnet') => {
    const start = r.offset;
    const header = readHeader(r, network);
    const payload = r.source.subarray(r.offset, r.offset + header.length);
    r.offset += payload.length;
    const [want, found] = [hex(checksum(payload)), hex(header.checksum)];
    if (want !== found) throw new WireError('checksum', start + 20, want, found);
    return { command: header.command, payload };
  },
);

// Only the first byte is compared.
mistakes.add(
  'checksum-first-byte-only',
  'Compare all four bytes',
  readMessageIf((computed, found) => computed[0] === found[0]),
);

// "TCP already has a checksum."
mistakes.add(
  'checksum-not-compared',
  'did not compare it with that of the payload',
  (r: Reader, network: NetworkName = 'mainnet') => {
    const header = readHeader(r, network);
    const payload = r.bytes(header.length, 'payload');
    return { command: header.command, payload };
  },
);

// Where there is no payload, its checksum is not looked at.
mistakes.add(
  'checksum-of-empty-payload-skipped',
  'An empty payload has a checksum too',
  readMessageIf((computed, found, payload) => payload.length === 0 || sameBytes(computed, found)),
);

// The offset is taken after the payload has been read.
mistakes.add('checksum-reported-at-the-end', 'just past what has been read', ((r, network) =>
  changeError(
    () => right.readMessage(r, network),
    ({ path }) => (path === 'checksum' ? { offset: r.offset } : {}),
  )) satisfies typeof right.readMessage);

// The checksum of the first message is at offset 20.
mistakes.add('checksum-reported-at-twenty', 'the reader was at byte 3 already', ((r, network) =>
  changeError(
    () => right.readMessage(r, network),
    ({ path }) => (path === 'checksum' ? { offset: 20 } : {}),
  )) satisfies typeof right.readMessage);

// !== on two arrays: they are never the same object, so never equal.
mistakes.add(
  'checksums-compared-by-identity',
  'by identity',
  (r: Reader, network: NetworkName = 'mainnet') => {
    const start = r.offset;
    const header = readHeader(r, network);
    const payload = r.bytes(header.length, 'payload');
    const [want, found] = [hex(checksum(payload)), hex(header.checksum)];
    if (checksum(payload) !== header.checksum) throw new WireError('checksum', start + 20, want, found);
    return { command: header.command, payload };
  },
);

// The header is believed, and the payload blamed. But expected is what the reader computes.
mistakes.add(
  'expected-and-found-swapped',
  'the other way round',
  (r: Reader, network: NetworkName = 'mainnet') => {
    const start = r.offset;
    const header = readHeader(r, network);
    const payload = r.bytes(header.length, 'payload');
    const [want, found] = [hex(checksum(payload)), hex(header.checksum)];
    if (want !== found) throw new WireError('checksum', start + 20, found, want);
    return { command: header.command, payload };
  },
);

// Tested with one message, where the message and the stream begin together.
mistakes.add(
  'offset-from-the-message',
  'Offsets count from the start of the stream',
  (r: Reader, network: NetworkName = 'mainnet') => {
    const start = 0;
    const header = readHeader(r, network);
    const payload = r.bytes(header.length, 'payload');
    const [want, found] = [hex(checksum(payload)), hex(header.checksum)];
    if (want !== found) throw new WireError('checksum', start + 20, want, found);
    return { command: header.command, payload };
  },
);

// The bytes are read without a name.
mistakes.add('payload-not-named', 'it should name "payload"', ((r, network) =>
  changeError(
    () => right.readMessage(r, network),
    ({ path }) => (path === 'payload' ? { path: '' } : {}),
  )) satisfies typeof right.readMessage);

// recv() returned these bytes, so they are taken for one message.
mistakes.add(
  'payload-to-the-end',
  'You read past the payload',
  (r: Reader, network: NetworkName = 'mainnet') => {
    const start = r.offset;
    const header = readHeader(r, network);
    const payload = r.bytes(r.left, 'payload');
    const [want, found] = [hex(checksum(payload)), hex(header.checksum)];
    if (want !== found) throw new WireError('checksum', start + 20, want, found);
    return { command: header.command, payload };
  },
);

// One buffer for everything received, and the payload is sliced from its start.
mistakes.add(
  'payload-with-header',
  'The payload begins after the header',
  (r: Reader, network?: NetworkName) => {
    const start = r.offset;
    return { ...right.readMessage(r, network), payload: r.source.subarray(start, r.offset) };
  },
);
