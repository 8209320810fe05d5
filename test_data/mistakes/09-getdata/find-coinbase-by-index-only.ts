// ffffffff looks rare enough. It has 32 bits, and those can be ground, too.
import { findInBlockWith } from '../variants/find-in-block';

export const exercise = 'findInBlock';
export const diagnosis = 'All three matter';

export const findInBlock = findInBlockWith({
  isCoinbase: ({ inputs }) => inputs.length === 1 && inputs[0].index === 0xffffffff,
});
