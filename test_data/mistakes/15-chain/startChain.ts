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
