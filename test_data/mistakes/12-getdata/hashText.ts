import * as right from '../../../solutions/12-getdata';
import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for hashText. */
export const mistakes = new MistakeTable('hashText');

// hex() of the hash, and it looks like a hash.
mistakes.patch('text-as-on-the-wire', 'That is the order on the wire', [
  'new Uint8Array(hash).reverse()',
  'hash',
]);

// The string is reversed instead of the bytes: split, reverse, join.
mistakes.patch('text-digits-reversed', 'the two digits of each byte are swapped', [
  'hex(new Uint8Array(hash).reverse())',
  "hex(hash).split('').reverse().join('')",
]);

// %02X, as in many dumps.
mistakes.add('text-in-capitals', 'Write the digits in lower case', (hash: Uint8Array) =>
  right.hashText(hash).toUpperCase(),
);

// .buffer is not what a view shows, but all of the underlying memory.
mistakes.patch('text-of-the-whole-buffer', 'the 32 bytes that the view shows', [
  'new Uint8Array(hash)',
  'new Uint8Array(hash.buffer.slice(0))',
]);

// reverse() returns an array, so it seems to make a new one.
mistakes.patch('text-reversed-in-place', 'You reversed the hash itself: reverse() works in place', [
  'new Uint8Array(hash)',
  'hash',
]);

// toString(16) of each byte, which is a single digit below 16.
mistakes.add('text-single-digits', 'two for each byte', (hash: Uint8Array): string => {
  let text = '';
  for (const byte of hash) text = byte.toString(16) + text;
  return text;
});

// As Ethereum writes its hashes.
mistakes.add('text-with-0x', 'Leave out the 0x', (hash: Uint8Array) => `0x${right.hashText(hash)}`);

// The hash as a number: toString(16) drops leading zeros.
mistakes.add('text-zeros-dropped', 'Zeros are missing', (hash: Uint8Array) =>
  BigInt(`0x${right.hashText(hash)}`).toString(16),
);
