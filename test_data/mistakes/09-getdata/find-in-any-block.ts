// The block came, so it will be the one that was asked for.
import { type Block, hashBytes, merkleRoot, type Transaction, txid } from '../../../solutions/09-getdata';
import { hex } from '../../../src/wire/bytes';
import { FalseAnswerError, NotFoundError } from '../../../src/wire/streams/peer-errors';

export const exercise = 'findInBlock';
export const diagnosis = 'taken out of another block';

export function findInBlock(found: Block, _hash: string, id: string): Transaction {
  const ids = found.transactions.map(txid);
  const root = ids.length > 0 && hex(merkleRoot(ids.map(hashBytes)));
  if (root !== hex(found.header.subarray(36, 68))) throw new FalseAnswerError('other transactions');
  const at = ids.indexOf(id.toLowerCase());
  if (at === -1) throw new NotFoundError('not in it');
  return found.transactions[at];
}
