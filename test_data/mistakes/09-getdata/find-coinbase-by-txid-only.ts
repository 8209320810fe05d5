// It checks the zeros, but not the index.
import { findInBlockWith } from '../variants/find-in-block';

export const exercise = 'findInBlock';
export const diagnosis = 'All three matter';

export const findInBlock = findInBlockWith({
  isCoinbase: ({ inputs }) => inputs.length === 1 && inputs[0].txid.every((byte) => byte === 0),
});
