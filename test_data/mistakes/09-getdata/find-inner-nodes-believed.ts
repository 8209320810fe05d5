// Header, root and txid are right. It does not check that the 64 bytes are a transaction.
import { findInBlockWith } from '../variants/find-in-block';

export const exercise = 'findInBlock';
export const diagnosis = 'an inner node of the tree';

export const findInBlock = findInBlockWith({ isCoinbase: () => true });
