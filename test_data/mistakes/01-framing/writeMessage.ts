import * as right from '../../../solutions/01-framing';
import type { Message } from '../../../solutions/01-framing';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { encode } from '../../../src/wire/codec/codec';
import type { Writer } from '../../../src/wire/codec/writer';
import type { NetworkName } from '../../../src/wire/networks';

/** Wrong answers for writeMessage. */
export const mistakes = new MistakeTable('writeMessage');

// if (payload) in Python is false for an empty one, and the peer drops a verack whose checksum is zeros.
mistakes.patch('empty-payload-no-checksum', 'The checksum is all zeros', [
  'checksum(payload)',
  'payload.length > 0 ? checksum(payload) : new Uint8Array(4)',
]);

// "Message length" is taken for the length of the whole message.
mistakes.patch('length-with-header', 'The length includes the 24 header bytes', [
  'writeLength(w, payload.length)',
  'writeLength(w, 24 + payload.length)',
]);

// 0xf9beb4d9 is the order on the wire; as a little-endian number it becomes d9 b4 be f9.
mistakes.patch('magic-written-as-number', 'You wrote the magic back to front', [
  'magicOf(network)',
  'magicOf(network).slice().reverse()',
]);

// The right helper exists, but every book on networking uses writeUInt32BE.
mistakes.patch('message-length-big-endian', 'You wrote the length as big-endian', [
  "w.field('length', () => writeLength(w, payload.length));",
  'const length = Buffer.alloc(4); length.writeUInt32BE(payload.length); w.bytes(length);',
]);

// The checksum is that of everything written so far.
mistakes.add(
  'written-checksum-of-the-header',
  'Everything before the checksum is right',
  (w: Writer, message: Message, network?: NetworkName) => {
    const header = encode((inner) => right.writeMessage(inner, message, network), undefined).slice(0, 20);
    w.bytes(header);
    w.bytes(right.checksum(header));
    w.bytes(message.payload);
  },
);

// The command is written without its name.
mistakes.patch('written-command-not-named', 'it should name "command"', [
  "w.field('command', () => writeCommand(w, command))",
  'writeCommand(w, command)',
]);

// A constant MAGIC from the first version, and the argument is never used.
mistakes.patch('written-for-mainnet-only', 'That is the magic of mainnet', [
  'magicOf(network)',
  "magicOf('mainnet')",
]);

// The length of the first message is at offset 16.
mistakes.patch('written-limit-at-sixteen', 'the writer was at byte 3 already', ['w.offset + 16', '16']);

// The error points at the message, not at the field.
mistakes.patch('written-limit-at-the-start', 'The problem is 16 bytes further on', [
  'w.offset + 16',
  'w.offset',
]);

// The limit itself is rejected.
mistakes.patch('written-limit-exclusive', 'The limit itself is still allowed', [
  '> MAX_PAYLOAD_LENGTH',
  '>= MAX_PAYLOAD_LENGTH',
]);

// The payload is a subarray() of a chunk, and the whole chunk is sent.
mistakes.patch('written-payload-of-the-whole-buffer', '`.buffer` is the whole buffer', [
  'const { command, payload } = message;',
  'const { command } = message; const payload = new Uint8Array(message.payload.buffer);',
]);

// The limit is applied only to incoming messages.
mistakes.patch('written-without-limit', 'each one disconnects', ['> MAX_PAYLOAD_LENGTH', '> 0xffffffff']);

// The checksum is computed first, and so it is written first.
mistakes.patch(
  'checksum-written-before-length',
  'You wrote the checksum before the length',
  ["  w.field('length', () => writeLength(w, payload.length));\n", ''],
  [
    'w.bytes(checksum(payload));',
    "w.bytes(checksum(payload));\n  w.field('length', () => writeLength(w, payload.length));",
  ],
);

// A header begins with the command, says the list of its fields in readHeader's result.
mistakes.patch('magic-not-written', 'The magic is missing', ['  w.bytes(magicOf(network));\n', '']);

// The hash is not cut to its first four bytes.
mistakes.patch('whole-hash-written', 'You wrote the whole hash', [
  'w.bytes(checksum(payload))',
  'w.bytes(sha256(sha256(payload)))',
]);

// NETWORKS has the magic as a string, and a string can be encoded.
mistakes.patch('magic-written-as-text', 'You wrote the magic as text', [
  'w.bytes(magicOf(network))',
  'w.bytes(Buffer.from(NETWORKS[network].magic))',
]);
