import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for hash256. */
export const mistakes = new MistakeTable('hash256');

// Copied from lesson 01, where the first four bytes are enough.
mistakes.patch('hash-as-checksum', 'That is a checksum', [
  'sha256(sha256(data))',
  'sha256(sha256(data)).subarray(0, 4)',
]);

// hexdigest() instead of digest().
mistakes.patch('hash-as-hex', 'You returned a string. Return the 32 bytes', [
  'sha256(sha256(data))',
  'hex(sha256(sha256(data)))',
]);

// The helper hashes twice already, and is called twice.
mistakes.patch('hash-four-times', 'You hashed four times', [
  'sha256(sha256(data))',
  'sha256(sha256(sha256(sha256(data))))',
]);

// As in a shell: the digits that the first sha256sum prints go into the second.
mistakes.patch('hash-of-hex-digits', 'hashed the hex digits', [
  'sha256(sha256(data))',
  'sha256(new TextEncoder().encode(hex(sha256(data))))',
]);

// One SHA-256, as elsewhere: who would hash a hash?
mistakes.patch('hash-once', 'You hashed once', ['sha256(sha256(data))', 'sha256(data)']);

// Block explorers show it reversed, so it is reversed right away.
mistakes.patch('hash-reversed', 'The right hash, in reverse', [
  'sha256(sha256(data))',
  'sha256(sha256(data)).reverse()',
]);
