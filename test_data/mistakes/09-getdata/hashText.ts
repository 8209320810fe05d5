import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { hex } from '../../../src/wire/bytes';

/** Wrong answers for hashText. */
export const mistakes = new MistakeTable('hashText');

// hex() of the hash, and it looks like a hash.
mistakes.add('text-as-on-the-wire', 'That is the order on the wire', (hash: Uint8Array): string => hex(hash));

// The text is turned round instead of the bytes: split, reverse, join.
mistakes.add('text-digits-reversed', 'the two digits of each byte are swapped', (hash: Uint8Array): string =>
  hex(hash).split('').reverse().join(''),
);

// %02X, as in many dumps.
mistakes.add('text-in-capitals', 'Write the digits in lower case', (hash: Uint8Array): string =>
  hex(hash.slice().reverse()).toUpperCase(),
);

// .buffer is not what a view shows, but all of the underlying memory.
mistakes.add('text-of-the-whole-buffer', 'the 32 bytes that the view shows', (hash: Uint8Array): string =>
  hex(new Uint8Array(hash.buffer.slice(0)).reverse()),
);

// reverse() gives the array, so it seems to make a new one.
mistakes.add(
  'text-reversed-in-place',
  'You reversed the hash itself: reverse() works in place',
  (hash: Uint8Array): string => hex(hash.reverse()),
);

// toString(16) of each byte, which is a single digit below 16.
mistakes.add('text-single-digits', 'two for each byte', (hash: Uint8Array): string => {
  let text = '';
  for (const byte of hash) text = byte.toString(16) + text;
  return text;
});

// As Ethereum writes its hashes.
mistakes.add(
  'text-with-0x',
  'Leave out the 0x',
  (hash: Uint8Array): string => `0x${hex(hash.slice().reverse())}`,
);

// The hash as a number: toString(16) knows no leading zeros.
mistakes.add('text-zeros-dropped', 'Zeros are missing', (hash: Uint8Array): string =>
  BigInt(`0x${hex(hash.slice().reverse())}`).toString(16),
);
