import * as right from '../../../solutions/15-chain';
import type { Chain } from '../../../solutions/15-chain';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { type ChainRules, CHAIN_RULES } from '../../../src/wire/chain-rules';

/** Wrong answers for startChain. */
export const mistakes = new MistakeTable('startChain');

// The first header is copied from the page, but the rules have their own.
mistakes.add('start-always-mainnet', 'That is the first header of mainnet', (rules: ChainRules): Chain => ({
  ...right.startChain(CHAIN_RULES.mainnet),
  rules,
}));

// The first block is number 1.
mistakes.patch('start-at-one', 'The first header is at height 0', ['height: 0', 'height: 1']);

// The chain is made once and kept: it never changes, does it?
{
  const made = new Map<ChainRules, Chain>();
  mistakes.add('start-shared', 'Both chains are the same object', (rules: ChainRules): Chain => {
    const chain = made.get(rules) ?? right.startChain(rules);
    made.set(rules, chain);
    return chain;
  });
}

// The sum of nothing: the first block is not counted.
mistakes.patch('start-without-work', 'The first block took work', ['bits, work }', 'bits, work: 0n }']);

// The bits of the first header are known, so they are written down.
mistakes.patch('start-bits-of-mainnet', 'Those are the bits of mainnet', [
  'bits: tip.bits',
  'bits: 0x1d00ffff',
]);

// The epoch begins with the header that the page shows.
mistakes.add(
  'start-epoch-of-mainnet',
  'The epoch of this chain begins with its own genesis',
  (rules: ChainRules): Chain => ({
    ...right.startChain(rules),
    epoch: right.startChain(CHAIN_RULES.mainnet).epoch,
  }),
);

// The number is in the output of the lesson, and is copied.
mistakes.patch('start-work-of-mainnet', 'That is the work of a block on mainnet', [
  'bits, work }',
  'bits, work: 0x100010001n }',
]);

// A header has 80 bytes, and so has the genesis. But the entry of a headers message has a count after it.
mistakes.patch('start-without-the-count', 'Append 00 to the genesis', ['}00`', '}`']);

// The harder, the lower: but the work is not the target.
mistakes.patch('work-is-the-target', 'That is the target', [
  'workFor(bitsToTarget(tip.bits, rules.limit))',
  'bitsToTarget(tip.bits, rules.limit)',
]);
