// The header has the right hash. What stands behind it is not looked at.
import { type Block, hash256, hashText, type Transaction, txid } from '../../../solutions/09-getdata';
import { FalseAnswerError, NotFoundError } from '../../../src/wire/streams/peer-errors';

export const exercise = 'findInBlock';
export const diagnosis = 'anybody could have put anything behind it';

export function findInBlock(found: Block, hash: string, id: string): Transaction {
  if (hashText(hash256(found.header)) !== hash.toLowerCase()) throw new FalseAnswerError('another block');
  const ids = found.transactions.map(txid);
  const at = ids.indexOf(id.toLowerCase());
  if (at === -1) throw new NotFoundError('not in it');
  return found.transactions[at];
}
