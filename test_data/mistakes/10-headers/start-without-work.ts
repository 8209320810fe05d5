// The sum of nothing: the first block is not counted.
import { type Chain, startChain as right } from '../../../solutions/10-headers';
import type { ChainRules } from '../../../src/wire/chain-rules';

export const exercise = 'startChain';
export const diagnosis = 'The first block took work';

export function startChain(rules: ChainRules): Chain {
  return { ...right(rules), work: 0n };
}
