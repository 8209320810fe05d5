// The first header was copied from the page, and the rules have one of their own.
import { type Chain, startChain as right } from '../../../solutions/10-headers';
import { type ChainRules, RULES } from '../../../src/wire/chain-rules';

export const exercise = 'startChain';
export const diagnosis = 'That is the first header of mainnet';

export function startChain(rules: ChainRules): Chain {
  return { ...right(RULES.mainnet), rules };
}
