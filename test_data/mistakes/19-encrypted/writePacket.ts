import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for writePacket. */
export const mistakes = new MistakeTable('writePacket');

// The header is a part of what is sent, so it is counted.
mistakes.patch('length-with-header', 'The header does not count', [
  'BigInt(contents.length)',
  'BigInt(contents.length + 1)',
]);

// The length of everything that follows.
mistakes.patch('length-of-the-rest', 'Neither header nor tag counts', [
  'BigInt(contents.length)',
  'BigInt(contents.length + 1 + TAG_LENGTH)',
]);

// Network byte order.
mistakes.patch('big-endian', 'The length is big-endian', [
  'BigInt(contents.length), LENGTH_LENGTH)',
  "BigInt(contents.length), LENGTH_LENGTH, 'big')",
]);

// The header is forgotten.
mistakes.patch('no-header', 'The header is missing', ['joinBytes(header, contents)', 'contents']);

// The header comes after the contents.
mistakes.patch('header-last', 'The header comes before the contents', [
  'joinBytes(header, contents)',
  'joinBytes(contents, header)',
]);

// The condition is inverted.
mistakes.patch('inverted', 'The header says that this is a decoy', [
  'decoy ? DECOY : 0',
  'decoy ? 0 : DECOY',
]);

// A number instead of a bit: 1 is true.
mistakes.patch('decoy-as-one', 'The bit of a decoy is the most significant one', [
  'decoy ? DECOY : 0',
  'Number(decoy)',
]);

// Decoys are left for later.
mistakes.patch('no-decoys', 'That is not a decoy', ['decoy ? DECOY : 0', '0']);

// The length is sent as it is.
mistakes.patch('length-in-clear', 'anyone could see how long', [
  'joinBytes(length.crypt(size), ',
  'joinBytes(size, ',
]);

// Only the packet is returned.
mistakes.patch('no-length', 'The length is missing', [
  'return joinBytes(length.crypt(size), packet.encrypt(joinBytes(header, contents), along));',
  'length.crypt(size);\n  return packet.encrypt(joinBytes(header, contents), along);',
]);

// The result is as long as what was encrypted.
mistakes.patch('no-tag', 'The tag is missing', [
  'packet.encrypt(joinBytes(header, contents), along));',
  'packet.encrypt(joinBytes(header, contents), along).slice(0, -TAG_LENGTH));',
]);

// The parameter is there, and is not used.
mistakes.patch('nothing-along', 'does not cover what was passed along', [
  'packet.encrypt(joinBytes(header, contents), along));',
  'packet.encrypt(joinBytes(header, contents)));',
]);

// What is passed along is sent, too.
mistakes.patch('along-inside', 'is not in the packet', [
  'packet.encrypt(joinBytes(header, contents), along));',
  'packet.encrypt(joinBytes(header, contents, along)));',
]);

// Two bytes are enough for everything that was tried.
mistakes.patch('two-bytes-of-length', 'Only two bytes of the length are right', [
  "w.field('length', () => writeUnsigned(w, BigInt(contents.length), LENGTH_LENGTH));",
  'w.bytes(Uint8Array.of(contents.length, contents.length >> 8, 0));',
]);

// Shifts instead of writeUnsigned, without a check.
mistakes.patch('length-wraps', 'Their length has four bytes', [
  "w.field('length', () => writeUnsigned(w, BigInt(contents.length), LENGTH_LENGTH));",
  'w.bytes(Uint8Array.of(contents.length, contents.length >> 8, contents.length >> 16));',
]);

// The limit for reading is taken to be one for writing, too.
mistakes.patch('packet-rejects-what-fits', 'You rejected a length that fits into three bytes', [
  'const header = Uint8Array',
  "if (contents.length > MAX_CONTENTS_LENGTH) throw new WireError('length', 0, 'less', 'more');\nconst header = Uint8Array",
]);

// The picture shows the header as a part of its own.
mistakes.patch('header-in-clear', 'The header is not encrypted', [
  'packet.encrypt(joinBytes(header, contents), along));',
  'header, packet.encrypt(contents, along));',
]);

// Each byte is an argument, and they all go on the stack.
mistakes.patch('spreads-the-contents', 'overflows the stack', [
  'joinBytes(header, contents)',
  'Uint8Array.of(...header, ...contents)',
]);

// The length has four bytes in lesson 01.
mistakes.patch('length-of-four-bytes', 'The length has 4 bytes', [
  'BigInt(contents.length), LENGTH_LENGTH',
  'BigInt(contents.length), 4',
]);

// What is encrypted first is written first.
mistakes.patch('length-last', 'The length comes first', [
  'joinBytes(length.crypt(size), packet.encrypt(joinBytes(header, contents), along))',
  'joinBytes(packet.encrypt(joinBytes(header, contents), along), length.crypt(size))',
]);

// What is encrypted besides the header is counted.
mistakes.patch('length-with-tag', 'The tag does not count', [
  'BigInt(contents.length)',
  'BigInt(contents.length + TAG_LENGTH)',
]);

// The picture is one packet, so all of it is encrypted together.
mistakes.patch('length-encrypted-twice', 'The length is in the packet twice', [
  'joinBytes(header, contents)',
  'joinBytes(size, header, contents)',
]);

// Two fields, two calls.
mistakes.patch('header-on-its-own', 'and have two tags', [
  'packet.encrypt(joinBytes(header, contents), along)',
  'packet.encrypt(header), packet.encrypt(contents, along)',
]);

// It is passed along to the other side.
mistakes.patch('along-sent-and-covered', 'What is passed along is not in the packet', [
  'joinBytes(header, contents), along',
  'joinBytes(header, contents, along), along',
]);

// Two bytes are enough for most messages.
mistakes.patch('length-written-in-two-bytes', 'The length has 2 bytes. It has 3 here', [
  'BigInt(contents.length), LENGTH_LENGTH',
  'BigInt(contents.length), 2',
]);
