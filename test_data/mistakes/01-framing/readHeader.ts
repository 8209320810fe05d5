import * as right from '../../../solutions/01-framing';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import type { Reader } from '../../../src/wire/codec/reader';

/** Wrong answers for readHeader. */
export const mistakes = new MistakeTable('readHeader');

// hex() at the first convenient place, and a string from there on.
mistakes.patch('checksum-field-as-string', 'The field checksum differs. You returned a string', [
  "r.bytes(4, 'checksum')",
  "hex(r.bytes(4, 'checksum'))",
]);

// readCommand is called directly: its error cannot know the name of the field.
mistakes.patch('field-not-named', 'The error names no field', [
  "r.field('command', readCommand)",
  'readCommand(r)',
]);

// The length of the first message is at offset 16.
mistakes.patch('length-reported-at-sixteen', 'the reader was at byte 3 already', ['start + 16', '16']);

// The error points at the message, not at the field.
mistakes.patch('length-reported-at-the-start', 'The problem is 16 bytes further on', ['start + 16', 'start']);

// The offset is taken after the field has been read.
mistakes.patch('length-reported-past-the-field', 'just past what has been read', ['start + 16', 'r.offset']);

// 0x02000000 was the limit before Bitcoin Core 0.10.1, and many pages still state it.
mistakes.patch('limit-32-mib', 'the 32 MiB of 2015', ['> MAX_PAYLOAD_LENGTH', '> 0x02000000']);

// >= instead of >: a message of exactly the maximum length is rejected.
mistakes.patch('limit-inclusive', 'The limit itself is still allowed', [
  '> MAX_PAYLOAD_LENGTH',
  '>= MAX_PAYLOAD_LENGTH',
]);

// int in C, readInt32LE in Node: ff ff ff ff is -1, and below any limit.
mistakes.patch('limit-on-signed-length', 'as a signed number it is -1', [
  "r.field('length', readLength)",
  "r.field('length', readLength) | 0",
]);

// 0xf9beb4d9, read as a little-endian number, is d9 b4 be f9 on the wire.
mistakes.patch('magic-as-little-endian-number', 'You rejected the magic of a real message', [
  "r.bytes(4, 'magic')",
  "r.bytes(4, 'magic').slice().reverse()",
]);

// Only the first byte is compared.
mistakes.patch('magic-first-byte-only', 'of the magic is wrong, but you accepted it', [
  '!sameBytes(found, magicOf(network))',
  'found[0] !== magicOf(network)[0]',
]);

// The network is an argument that is never used.
mistakes.add('magic-of-mainnet-only', 'You did not compare with the magic of', (r: Reader) =>
  right.readHeader(r, 'mainnet'),
);

// The first header is at the start of the stream; the second is not.
mistakes.patch('magic-reported-at-zero', 'the reader was at byte 3 already', [
  "'magic', start",
  "'magic', 0",
]);

// The error shows the magic that was found, but not which network it belongs to.
mistakes.patch('network-not-named', 'does not say testnet3', [
  'other ? `${magic} (${other})` : magic',
  'magic',
]);

// A table of the networks that the author remembered, instead of networkOf().
mistakes.patch('network-of-a-short-list', 'The error\'s "found" does not say', [
  'networkOf(magic)',
  "{ f9beb4d9: 'mainnet', '0b110907': 'testnet3', fabfb5da: 'regtest' }[magic]",
]);

// Two arrays are never the same object.
mistakes.patch('magic-compared-as-objects', 'use sameBytes', [
  '!sameBytes(found, magicOf(network))',
  'found !== magicOf(network)',
]);

// What was found comes first, as in expect(found).toBe(expected).
mistakes.patch('magic-swapped-in-the-error', 'are they swapped?', [
  '`${NETWORKS[network].magic} (${network})`, shown',
  'shown, `${NETWORKS[network].magic} (${network})`',
]);

// The checksum comes before the length in the list of what a header is for.
mistakes.patch(
  'checksum-read-before-length',
  'bytes 16 to 19',
  [
    "const length = r.field('length', readLength);",
    "const sum = r.bytes(4, 'checksum');\n  const length = r.field('length', readLength);",
  ],
  ["checksum: r.bytes(4, 'checksum')", 'checksum: sum'],
);

// The bytes of the command are not yet a string.
mistakes.patch('command-stays-bytes', 'The command is a string', [
  "r.field('command', readCommand)",
  "r.bytes(12, 'command') as unknown as string",
]);

// A magic is rejected if it is another network's; nobody has thought of bytes that are no magic at all.
mistakes.patch('magic-of-no-network-accepted', 'You accepted d9 b4 be f9, which is the magic of no network', [
  '!sameBytes(found, magicOf(network))',
  '!sameBytes(found, magicOf(network)) && networkOf(hex(found))',
]);

// spaced() shows bytes, but networkOf takes hex without spaces, and finds nothing.
mistakes.patch('magic-looked-up-with-spaces', 'networkOf takes hex without spaces', [
  '!sameBytes(found, magicOf(network))',
  'networkOf(spaced(found)) !== network',
]);
