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
