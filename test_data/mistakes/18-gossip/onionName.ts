import { sha3_256 } from '@noble/hashes/sha3.js';
import { base32 } from '../../../src/wire/base32';
import { hex } from '../../../src/wire/bytes';
import { sha256 } from '../../../src/wire/sha256';
import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for onionName. */
export const mistakes = new MistakeTable('onionName');

const join = (...parts: (Uint8Array | number[])[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

const TEXT = new TextEncoder().encode('.onion checksum');

/** The name, from a key and the checksum that is computed from it. */
const withChecksum = (checksum: (key: Uint8Array) => Uint8Array) => (key: Uint8Array) =>
  `${base32(join(key, checksum(key), [3]))}.onion`;

// I2P names are base32 of the 32 bytes, so those of Tor are as well.
mistakes.add('key-alone', 'That is the key alone', (key: Uint8Array) => `${base32(key)}.onion`);

// SHA3-256 sounds like a version of SHA-256.
mistakes.add(
  'sha256',
  'That is SHA-256. Tor uses SHA3-256',
  withChecksum((key) => sha256(join(TEXT, key, [3])).subarray(0, 2)),
);

// Hashes are computed twice in this workbook.
mistakes.add(
  'hashed-twice',
  'You hashed twice',
  withChecksum((key) => sha3_256(sha3_256(join(TEXT, key, [3]))).subarray(0, 2)),
);

// The hash of the workbook, which is SHA-256 of the SHA-256.
mistakes.add(
  'hash256',
  'That is SHA-256, and twice',
  withChecksum((key) => sha256(sha256(join(TEXT, key, [3]))).subarray(0, 2)),
);

// The checksum of a message has 4 bytes.
mistakes.add(
  'checksum-of-four',
  'The checksum has 4 bytes',
  withChecksum((key) => sha3_256(join(TEXT, key, [3])).subarray(0, 4)),
);

// The hash is not truncated.
mistakes.add(
  'whole-hash',
  'The whole hash is in the name',
  withChecksum((key) => sha3_256(join(TEXT, key, [3]))),
);

// slice(-2): the last two bytes.
mistakes.add(
  'last-two-bytes',
  'Those are the last 2 bytes of the hash',
  withChecksum((key) => sha3_256(join(TEXT, key, [3])).subarray(-2)),
);

// The text is taken for a description of what the hash is for.
mistakes.add(
  'text-not-hashed',
  'The text is missing from what is hashed',
  withChecksum((key) => sha3_256(join(key, [3])).subarray(0, 2)),
);

// The full stop is taken for punctuation.
mistakes.patch('text-without-its-stop', 'The text that is hashed begins with a full stop', [
  "'.onion checksum'",
  "'onion checksum'",
]);

// Strings in C end with a NUL.
mistakes.patch('text-with-nul', 'A NUL byte follows the text', ["'.onion checksum'", "'.onion checksum\\0'"]);

// The version is part of the name only.
mistakes.patch('version-not-hashed', 'The version is missing from what is hashed', [
  '...text, ...key, 3)',
  '...text, ...key)',
]);

// The version comes first, as in a message.
mistakes.patch('version-hashed-first', 'In what is hashed, the version comes last', [
  '...text, ...key, 3)',
  '...text, 3, ...key)',
]);

// The key comes first, as in the name.
mistakes.patch('key-hashed-first', 'In what is hashed, the text comes first', [
  '...text, ...key, 3)',
  '...key, ...text, 3)',
]);

// The version is written as a character, both times.
mistakes.patch(
  'version-as-a-character',
  'The version is the number 3, not the character',
  ['...text, ...key, 3)', '...text, ...key, 0x33)'],
  ['...key, ...checksum, 3)', '...key, ...checksum, 0x33)'],
);

// '3' is appended to the text that is hashed.
mistakes.patch('version-hashed-as-a-character', 'In what is hashed, the version is the character', [
  '...text, ...key, 3)',
  '...text, ...key, 0x33)',
]);

// The name ends with the checksum.
mistakes.patch('version-not-in-the-name', 'The version is missing at the end of the name', [
  '...key, ...checksum, 3)',
  '...key, ...checksum)',
]);

// The order of the formula for the checksum is kept.
mistakes.patch('version-before-the-checksum', 'the checksum comes before the version', [
  '...key, ...checksum, 3)',
  '...key, 3, ...checksum)',
]);

// A checksum comes before what it is the checksum of, as in a message.
mistakes.patch('checksum-first', 'In the name the key comes first', [
  '...key, ...checksum, 3)',
  '...checksum, ...key, 3)',
]);

// base32 alone.
mistakes.patch('no-onion', 'The name ends with .onion', [', 3))}.onion`', ', 3))}`']);

// The alphabet of RFC 4648 is in upper case.
mistakes.patch('upper-case', 'Names are written in lower case', [
  '`${base32(Uint8Array.of(...key, ...checksum, 3))}.onion`',
  '`${base32(Uint8Array.of(...key, ...checksum, 3)).toUpperCase()}.onion`',
]);

// Bytes are put after one another as text.
mistakes.add('joined-as-text', 'There are commas in it', (key: Uint8Array) => `${String(key)}.onion`);

// The buffer of a view is larger than the view.
mistakes.patch('whole-buffer', 'Use the bytes of the view', [
  '...text, ...key, 3)',
  '...text, ...new Uint8Array(key.buffer), 3)',
]);

// Hex is the only text form of bytes that the workbook has had so far.
mistakes.add('in-hex', 'Names are written in base32', (key: Uint8Array) => `${hex(key)}.onion`);

// Numbers are little-endian, so the checksum is reversed.
mistakes.patch('checksum-back-to-front', 'The checksum is back to front', [
  '...key, ...checksum, 3)',
  '...key, ...checksum.reverse(), 3)',
]);

// Each part is encoded, and the texts are joined.
mistakes.patch('parts-encoded-apart', 'Join the 35 bytes first', [
  'base32(Uint8Array.of(...key, ...checksum, 3))',
  'base32(key) + base32(checksum) + base32(Uint8Array.of(3))',
]);
