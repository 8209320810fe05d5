// The first header is copied from the page, but the rules have their own.
import { type Chain, startChain as right } from '../../../solutions/10-headers';
import { type ChainRules, RULES } from '../../../src/wire/chain-rules';

export const exercise = 'startChain';
export const diagnosis = 'That is the first header of mainnet';

export function startChain(rules: ChainRules): Chain {
  return { ...right(RULES.mainnet), rules };
}
