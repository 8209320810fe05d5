import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { hex } from '../../../src/wire/bytes';
import { sha256 } from '../../../src/wire/sha256';

/** Wrong answers for hash256. */
export const mistakes = new MistakeTable('hash256');

// Copied from lesson 01, where the first four bytes are enough.
mistakes.add('hash-as-checksum', 'That is a checksum', (data: Uint8Array) =>
  sha256(sha256(data)).subarray(0, 4),
);

// hexdigest() instead of digest().
mistakes.add('hash-as-hex', 'You returned a string. Return the 32 bytes', (data: Uint8Array) =>
  hex(sha256(sha256(data))),
);

// The helper hashes twice already, and is called twice.
{
  const twice = (data: Uint8Array) => sha256(sha256(data));
  mistakes.add('hash-four-times', 'You hashed four times', (data: Uint8Array) => twice(twice(data)));
}

// As in a shell: the digits that the first sha256sum prints go into the second.
mistakes.add('hash-of-hex-digits', 'hashed the hex digits', (data: Uint8Array) =>
  sha256(new TextEncoder().encode(hex(sha256(data)))),
);

// One SHA-256, as elsewhere: who would hash a hash?
mistakes.add('hash-once', 'You hashed once', (data: Uint8Array) => sha256(data));

// Block explorers show it reversed, so it is reversed right away.
mistakes.add('hash-reversed', 'The right hash, in reverse', (data: Uint8Array) =>
  sha256(sha256(data)).reverse(),
);
