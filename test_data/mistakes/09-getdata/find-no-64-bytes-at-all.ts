// The advice that is given most often: refuse every transaction of 64 bytes. Such a one may be in a good block.
import * as right from '../../../solutions/09-getdata';
import { encode } from '../../../src/wire/codec/codec';
import { FalseAnswerError } from '../../../src/wire/streams/peer-errors';

export const exercise = 'findInBlock';
export const diagnosis = 'because one of its transactions has 64 bytes';

export const findInBlock: typeof right.findInBlock = (found, hash, id) => {
  const sizes = found.transactions.map(
    ({ witnesses: _, ...tx }) => encode(right.writeTransaction, tx).length,
  );
  if (sizes.includes(64)) throw new FalseAnswerError('an inner node');
  return right.findInBlock(found, hash, id);
};
