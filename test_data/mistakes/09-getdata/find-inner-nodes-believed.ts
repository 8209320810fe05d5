// Header, root and txid are right. That the 64 bytes are no transaction, nobody looks at.
import { findInBlockWith } from '../variants/find-in-block';

export const exercise = 'findInBlock';
export const diagnosis = 'an inner node of the tree';

export const findInBlock = findInBlockWith({ isCoinbase: () => true });
