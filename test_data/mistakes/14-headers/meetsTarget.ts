import { hashText } from '../../../solutions/12-getdata';
import * as right from '../../../solutions/14-headers';
import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for meetsTarget. */
export const mistakes = new MistakeTable('meetsTarget');

// Number() of 32 bytes: only 53 bits of it count.
mistakes.patch(
  'proof-as-a-number',
  'All 32 bytes count',
  ['BigInt(', 'Number('],
  ['<= target', '<= Number(target)'],
);

// Strings can be compared, too; but only if they have the same length.
mistakes.patch('proof-as-strings', 'As strings, 0100… comes before ffff…', [
  'BigInt(`0x${hashText(hash)}`) <= target',
  'hashText(hash) <= target.toString(16)',
]);

// It reads the bytes as they come: the first is taken for the most significant.
mistakes.patch('proof-big-endian', 'Read the hash as a little-endian number', [
  'hashText(hash)',
  "Buffer.from(hash).toString('hex')",
]);

// The pictures show a certain number of leading zeros.
mistakes.add('proof-counts-zeros', 'All 32 bytes count', (hash: Uint8Array, target: bigint): boolean => {
  const zeros = 64 - target.toString(16).length;
  return hashText(hash).startsWith('0'.repeat(zeros));
});

// < instead of <=, as in a well-known notebook.
mistakes.patch('proof-less-than', 'Equal is low enough', ['<=', '<']);

// A DataView of hash.buffer begins where the buffer does.
mistakes.add(
  'proof-of-the-whole-buffer',
  '`.buffer` is the whole buffer',
  (hash: Uint8Array, target: bigint) => right.meetsTarget(new Uint8Array(hash.buffer, 0, 32), target),
);

// reverse() works in place, and the caller goes on using the hash.
mistakes.patch('proof-reverses-the-hash', 'You reversed the hash in place', [
  'hashText(hash)',
  "Buffer.from(hash.reverse()).toString('hex')",
]);

// hashText returns the digits alone, and BigInt takes them for decimal ones.
mistakes.patch('proof-digits-without-0x', 'only if 0x is in front', [
  '`0x${hashText(hash)}`',
  'hashText(hash)',
]);

// More zeros are more work, so the number looks as if it had to be large.
mistakes.patch('proof-the-wrong-way-round', 'The comparison is reversed', ['<= target', '>= target']);

// << of numbers: only the last five bits of the distance count, and the result has 32 bits.
mistakes.add(
  'shifted-as-numbers',
  'A shift of a number keeps only 32 bits',
  (hash: Uint8Array, target: bigint) => {
    let value = 0n;
    for (const [i, byte] of hash.entries()) value |= BigInt(byte << (8 * i));
    return value <= target;
  },
);

// It takes what it gets for a header, and hashes it.
mistakes.patch('meets-hashed-once-more', 'do not hash them again', [
  'hashText(hash)',
  'hashText(hash256(hash))',
]);
