import { count } from '../../../solutions/03-varints';
import * as right from '../../../solutions/18-gossip';
import { ADDRESS_LENGTHS } from '../../../src/wire/address-networks';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';

/** Wrong answers for readAddress. */
export const mistakes = new MistakeTable('readAddress');

// The network says how long an address is, so the length is not read.
mistakes.add('length-not-read', 'the length among them', (r: Reader, network: number) =>
  r.bytes(ADDRESS_LENGTHS.get(network) ?? 0),
);

// The length is read, and nobody looks at it.
mistakes.patch('length-not-checked', 'It was accepted, although its network wants another length', [
  'if (due === undefined ? length > MAX_ADDRESS_LENGTH : length !== due)\n',
  'if (length > MAX_ADDRESS_LENGTH)\n',
]);

// No limit for a network that is not known: any length is right there.
mistakes.patch('no-limit-on-unknown-networks', 'It noticed only that bytes are missing', [
  'due === undefined ? length > MAX_ADDRESS_LENGTH : length !== due',
  'due !== undefined && length !== due',
]);

// The limit itself counts as too long.
mistakes.patch('length-limit-exclusive', '512 bytes were rejected, but the limit is included', [
  'length > MAX_ADDRESS_LENGTH :',
  'length >= MAX_ADDRESS_LENGTH :',
]);

// What is not known is rejected.
mistakes.patch('unknown-network-rejected', 'It was rejected, because its network is not known', [
  'due === undefined ? length > MAX_ADDRESS_LENGTH : length !== due',
  'length !== due',
]);

// Tor's second version had addresses of 10 bytes, says the table of the BIP.
mistakes.patch('old-tor-is-known', 'it counts as unknown, and any length will do', [
  'const due = ADDRESS_LENGTHS.get(network);',
  'const due = network === 3 ? 10 : ADDRESS_LENGTHS.get(network);',
]);

// `if (!length)` is meant for a missing length, and catches 0.
mistakes.patch('no-bytes-rejected', 'No bytes at all were rejected', [
  'due === undefined ? length > MAX_ADDRESS_LENGTH : length !== due',
  '!length || (due === undefined ? length > MAX_ADDRESS_LENGTH : length !== due)',
]);

// At least so many, instead of exactly so many.
mistakes.patch('longer-is-accepted', 'It was accepted, although its network wants another length', [
  ': length !== due)',
  ': length < due)',
]);

// At most so many, instead of exactly so many: the rest is missing.
mistakes.patch('shorter-is-accepted', 'It was accepted, although its network wants another length', [
  ': length !== due)',
  ': length > due)',
]);

// A wrong length means that the entry is of no use: it is skipped.
mistakes.patch('wrong-length-skipped', 'Only on an unknown network can any length be right', [
  "throw new WireError('length', start, `${due ?? `at most ${MAX_ADDRESS_LENGTH}`}`, String(length));",
  'return undefined as never;',
]);

// An entry that is of no use has no bytes, but the reader is where it must be.
mistakes.add(
  'unknown-network-no-bytes',
  'It returned no bytes. Return them as they are',
  (r: Reader, network: number) => {
    const bytes = right.readAddress(r, network);
    return ADDRESS_LENGTHS.has(network) ? bytes : new Uint8Array();
  },
);

// An entry that is of no use is undefined, but the reader is where it must be.
mistakes.add(
  'unknown-network-undefined',
  'the code that uses the entry skips it',
  (r: Reader, network: number) => {
    const bytes = right.readAddress(r, network);
    return ADDRESS_LENGTHS.has(network) ? bytes : undefined;
  },
);

// The bytes are read first, and judged afterwards.
mistakes.add(
  'checked-after-reading',
  'It noticed only that bytes are missing',
  (r: Reader, network: number) => {
    const start = r.offset;
    const bytes = r.bytes(r.field('length', count.read), 'bytes');
    const due = ADDRESS_LENGTHS.get(network);
    if (due === undefined ? bytes.length > 512 : bytes.length !== due)
      throw new WireError('length', start, String(due), String(bytes.length));
    return bytes;
  },
);

// Addresses have at most 32 bytes so far, so one byte is enough for the length.
mistakes.patch('length-in-one-byte', 'You took its first byte for the length', [
  "r.field('length', count.read)",
  "r.field('length', uint8.read)",
]);

// The error has no field: the bytes are read without a name.
mistakes.patch('length-without-its-name', 'The error names no field; it should name "length"', [
  "new WireError('length', start,",
  "new WireError('', start,",
]);

// r.offset is asked when the length has been read.
mistakes.patch(
  'offset-after-the-length',
  'but the problem is at byte 0',
  ['  const start = r.offset;\n  const length = r.field', '  const length = r.field'],
  ["new WireError('length', start, `${due", "new WireError('length', r.offset, `${due"],
);

// An address begins a message: in the examples it always does.
mistakes.patch('offset-zero', 'The error points at byte 0', [
  "new WireError('length', start, `${due",
  "new WireError('length', 0, `${due",
]);

// The name of the whole field is given, which the caller adds.
mistakes.patch('address-named-twice', 'it should be about "length"', [
  "new WireError('length', start, `${due",
  "new WireError('address.length', start, `${due",
]);

// The address is written for people at once.
mistakes.add('as-text', 'That is how people write it', (r: Reader, network: number) => {
  const bytes = right.readAddress(r, network);
  return right.hostOf({ network, address: bytes });
});
