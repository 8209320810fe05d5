// The first block has number 1.
import { type Chain, startChain as right } from '../../../solutions/10-headers';
import type { ChainRules } from '../../../src/wire/chain-rules';

export const exercise = 'startChain';
export const diagnosis = 'The first header is at height 0';

export function startChain(rules: ChainRules): Chain {
  return { ...right(rules), height: 1 };
}
