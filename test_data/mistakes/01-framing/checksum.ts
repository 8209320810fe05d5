import { createHash } from 'node:crypto';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { hex } from '../../../src/wire/bytes';
import { sha256 } from '../../../src/wire/sha256';

/** Wrong answers for checksum. */
export const mistakes = new MistakeTable('checksum');

// Four bytes, taken as a number.
mistakes.add('checksum-as-number', 'You returned a number', (payload: Uint8Array) =>
  Buffer.from(sha256(sha256(payload))).readUInt32LE(),
);

// It will be compared with a string later, so why not return one now?
mistakes.add('checksum-as-string', 'The right digits, but as a string', (payload: Uint8Array) =>
  hex(sha256(sha256(payload))).slice(0, 8),
);

// The text around many programs says sha256(payload), even where the code hashes twice.
mistakes.patch('checksum-hashed-once', 'You hashed once', ['sha256(sha256(payload))', 'sha256(payload)']);

// Once more for good measure.
mistakes.patch('checksum-hashed-three-times', 'of a different hash', [
  'sha256(payload)',
  'sha256(sha256(payload))',
]);

// Hashes are shown back to front, so the author looks for "the first four" at the end.
mistakes.patch('checksum-last-four', 'the last 4 bytes of the hash', ['slice(0, 4)', 'slice(-4)']);

// The hash function takes and returns strings: the second call gets the digits of the first.
mistakes.add('checksum-of-hex-string', 'You hashed the 64 hex digits', (payload: Uint8Array) => {
  const digits = createHash('sha256').update(payload).digest('hex');
  return new Uint8Array(createHash('sha256').update(digits).digest()).slice(0, 4);
});

// A payload is a view, and Buffer.from(payload.buffer) has all of the memory under it.
mistakes.patch('checksum-of-the-whole-buffer', '`.buffer` is the whole buffer', [
  'sha256(payload)',
  'sha256(new Uint8Array(payload.buffer))',
]);

// The header has little-endian numbers, so the checksum is taken for one.
mistakes.patch('checksum-reversed', 'back to front', ['slice(0, 4)', 'slice(0, 4).reverse()']);

// slice(4) reads like "four of them", but begins at the fifth.
mistakes.patch('checksum-from-the-fifth-byte', 'slice(4) leaves out the first 4', [
  'slice(0, 4)',
  'slice(4)',
]);

// The second hash is made of everything so far: the payload, and its hash.
mistakes.patch('checksum-of-payload-and-hash', 'Only the 32 bytes of the first hash', [
  'sha256(sha256(payload))',
  'sha256(Uint8Array.of(...payload, ...sha256(payload)))',
]);
