import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for workFor. */
export const mistakes = new MistakeTable('workFor');

// The difficulty that explorers show, which is 1 at the beginning.
mistakes.add(
  'work-as-difficulty',
  'That is the difficulty',
  (target: bigint) => (0xffffn << 208n) / (target || 1n),
);

// 2^256 / target, as the rule of thumb says.
mistakes.patch('work-without-plus-one', 'Divide by target + 1', ['target + 1n', 'target']);

// The highest hash, for the number of all hashes.
mistakes.add(
  'work-of-one-hash-less',
  'There are 2^256 hashes',
  (target: bigint) => ((1n << 256n) - 1n) / (target + 1n),
);

// 2 ** 256 as a number: only 53 bits of the result are right.
mistakes.add('work-as-a-number', 'A number keeps only 53 bits', (target: bigint) =>
  BigInt(Math.floor(2 ** 256 / (Number(target) + 1))),
);

// 1 << 255, for a number of 256 bits.
mistakes.patch('work-of-half-the-hashes', 'That is half of it', ['1n << 256n', '1n << 255n']);

// A part of a hash cannot be tried, so the rest counts as one more.
mistakes.add(
  'work-rounded-up',
  'Drop the fraction',
  (target: bigint) => (2n ** 256n + target) / (target + 1n),
);

// The formula as it is read aloud, without its parentheses.
mistakes.patch('work-without-parentheses', 'Parentheses are missing', ['(target + 1n)', 'target + 1n']);

// The n is forgotten, and BigInt() added until it compiles: 1 << 256 is 1.
mistakes.patch('shift-of-a-number', 'is a shift of a number', ['(1n << 256n)', 'BigInt(1 << 256)']);

// The hashes are written out where 1n << 256n was, and no longer in parentheses: / comes before << as well.
mistakes.patch('work-shift-without-parentheses', '/ comes before <<', ['(1n << 256n)', '1n << 256n']);
