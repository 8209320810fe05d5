// It checks only the first four bytes of the txid.
import { findInBlockWith } from '../variants/find-in-block';

export const exercise = 'findInBlock';
export const diagnosis = 'All three matter';

export const findInBlock = findInBlockWith({
  isCoinbase: ({ inputs: [{ index, txid }, ...more] }) =>
    index === 0xffffffff && txid.subarray(0, 4).every((byte) => byte === 0) && more.length === 0,
});
