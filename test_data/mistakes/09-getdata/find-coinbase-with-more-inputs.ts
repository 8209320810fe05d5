// It checks the first input, whatever else the transaction spends.
import { findInBlockWith } from '../variants/find-in-block';

export const exercise = 'findInBlock';
export const diagnosis = 'All three matter';

export const findInBlock = findInBlockWith({
  isCoinbase: ({ inputs: [first] }) => first.index === 0xffffffff && first.txid.every((byte) => byte === 0),
});
