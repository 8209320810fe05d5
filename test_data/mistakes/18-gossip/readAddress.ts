import { count } from '../../../solutions/03-varints';
import { uint8 } from '../../../solutions/02-fields';
import * as right from '../../../solutions/18-gossip';
import { ADDRESS_LENGTHS, MAX_ADDRESS_LENGTH } from '../../../src/wire/address-networks';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import type { Codec } from '../../../src/wire/codec/codec';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';

/** Wrong answers for readAddress. */
export const mistakes = new MistakeTable('readAddress');

/**
 * An answer that does without `sized`: it reads the length and checks it itself.
 *
 * @param errorAt - path and offset of the error, by where the length begins and where it ends
 * @param lengthOf - how it reads the length
 */
const byHand =
  (
    errorAt: (start: number, end: number) => Pick<WireError, 'path' | 'offset'>,
    lengthOf: Codec<number>['read'] = count.read,
  ) =>
  (r: Reader, network: number): Uint8Array => {
    const due = ADDRESS_LENGTHS.get(network);
    const start = r.offset;
    const length = r.field('length', lengthOf);
    const { path, offset } = errorAt(start, r.offset);
    if (due === undefined ? length > MAX_ADDRESS_LENGTH : length !== due)
      throw new WireError(path, offset, String(due), String(length));
    return r.bytes(length, 'bytes');
  };

// The network says how long an address is, so the length is not read.
mistakes.add('length-not-read', 'the length among them', (r: Reader, network: number) =>
  r.bytes(ADDRESS_LENGTHS.get(network) ?? 0),
);

// The length is read, and only the limit for all networks is checked.
mistakes.patch('length-not-checked', 'It was accepted, although its network wants another length', [
  'sized(due ?? 0, due ?? MAX_ADDRESS_LENGTH)',
  'sized(0, MAX_ADDRESS_LENGTH)',
]);

// No limit for a network that is not known: any length is right there.
mistakes.patch('no-limit-on-unknown-networks', 'It noticed only that bytes are missing', [
  'due ?? MAX_ADDRESS_LENGTH',
  'due ?? Infinity',
]);

// The limit itself counts as too long.
mistakes.patch('length-limit-exclusive', '512 bytes were rejected, but the limit is included', [
  'due ?? MAX_ADDRESS_LENGTH',
  'due ?? MAX_ADDRESS_LENGTH - 1',
]);

// What is not known is rejected.
mistakes.patch('unknown-network-rejected', 'It was rejected, because its network is not known', [
  'return sized(',
  "if (due === undefined) throw new WireError('length', r.offset, 'a network', String(network));\n  return sized(",
]);

// Tor's second version had addresses of 10 bytes, says the table of the BIP.
mistakes.patch('old-tor-is-known', 'it counts as unknown, and any length will do', [
  'const due = ADDRESS_LENGTHS.get(network);',
  'const due = network === 3 ? 10 : ADDRESS_LENGTHS.get(network);',
]);

// An address has at least one byte, one would think.
mistakes.patch('no-bytes-rejected', 'No bytes at all were rejected', ['due ?? 0', 'due ?? 1']);

// At least so many, instead of exactly so many.
mistakes.patch('longer-is-accepted', 'It was accepted, although its network wants another length', [
  'due ?? MAX_ADDRESS_LENGTH',
  'MAX_ADDRESS_LENGTH',
]);

// At most so many, instead of exactly so many: the rest is missing.
mistakes.patch('shorter-is-accepted', 'It was accepted, although its network wants another length', [
  'due ?? 0',
  '0',
]);

// A wrong length means that the entry is of no use: it is skipped.
mistakes.add(
  'wrong-length-skipped',
  'Only on an unknown network can any length be right',
  (r: Reader, network: number) => {
    const due = ADDRESS_LENGTHS.get(network);
    const length = r.field('length', count.read);
    return length === (due ?? length) ? r.bytes(length, 'bytes') : undefined;
  },
);

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
mistakes.add(
  'length-in-one-byte',
  'You took its first byte for the length',
  byHand((offset) => ({ path: 'length', offset }), uint8.read),
);

// The error has no field: the bytes are read without a name.
mistakes.add(
  'length-without-its-name',
  'The error names no field; it should name "length"',
  byHand((offset) => ({ path: '', offset })),
);

// r.offset is asked when the length has been read.
mistakes.add(
  'offset-after-the-length',
  'but the problem is at byte 0',
  byHand((_, offset) => ({ path: 'length', offset })),
);

// An address begins a message: in the examples it always does.
mistakes.add(
  'offset-zero',
  'The error points at byte 0',
  byHand(() => ({ path: 'length', offset: 0 })),
);

// The name of the whole field is given, which the caller adds.
mistakes.add(
  'address-named-twice',
  'it should be about "length"',
  byHand((offset) => ({ path: 'address.length', offset })),
);

// The bytes are read in a field of that name, which the caller adds.
mistakes.patch('read-within-a-field', 'it should be about "length"', [
  'return sized(due ?? 0, due ?? MAX_ADDRESS_LENGTH).read(r);',
  "return r.field('address', sized(due ?? 0, due ?? MAX_ADDRESS_LENGTH).read);",
]);

// One pair of bounds for all networks that are known: the shortest address has 4 bytes, the longest 32.
mistakes.patch('any-known-length', 'It was accepted, although its network wants another length', [
  'sized(due ?? 0, due ?? MAX_ADDRESS_LENGTH)',
  '(due === undefined ? sized(0, MAX_ADDRESS_LENGTH) : sized(4, 32))',
]);

// The address is written for people at once.
mistakes.add('as-text', 'That is how people write it', (r: Reader, network: number) => {
  const bytes = right.readAddress(r, network);
  return right.hostOf({ network, address: bytes });
});
