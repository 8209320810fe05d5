// The root is right, so the list must be right.
import { findInBlockWith } from '../variants/find-in-block';

export const exercise = 'findInBlock';
export const diagnosis = 'The last transaction is there twice';

export const findInBlock = findInBlockWith({ isTwice: () => false });
