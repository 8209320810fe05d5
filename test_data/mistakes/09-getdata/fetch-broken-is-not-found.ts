// A message that cannot be read is as good as none: not found.
import * as right from '../../../solutions/09-getdata';
import { WireError } from '../../../src/wire/codec/error';
import { NotFoundError } from '../../../src/wire/streams/peer-errors';

export const exercise = 'fetchTransaction';
export const diagnosis = 'could not be read';

export const fetchTransaction: typeof right.fetchTransaction = async (connection, id, hash) => {
  try {
    return await right.fetchTransaction(connection, id, hash);
  } catch (error) {
    throw error instanceof WireError ? new NotFoundError('it cannot be read') : error;
  }
};
