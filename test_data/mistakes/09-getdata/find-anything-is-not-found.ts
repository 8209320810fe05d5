// Whatever is wrong with the block, the transaction was not found in it.
import {
  type Block,
  hash256,
  hashBytes,
  hashText,
  merkleRoot,
  type Transaction,
  txid,
} from '../../../solutions/09-getdata';
import { hex } from '../../../src/wire/bytes';
import { NotFoundError } from '../../../src/wire/streams/peer-errors';

export const exercise = 'findInBlock';
export const diagnosis = 'a FalseAnswerError';

export function findInBlock(found: Block, hash: string, id: string): Transaction {
  if (hashText(hash256(found.header)) !== hash.toLowerCase()) throw new NotFoundError('another block');
  const ids = found.transactions.map(txid);
  const root = ids.length > 0 && hex(merkleRoot(ids.map(hashBytes)));
  if (root !== hex(found.header.subarray(36, 68))) throw new NotFoundError('other transactions');
  const at = ids.indexOf(id.toLowerCase());
  if (at === -1) throw new NotFoundError('not in it');
  return found.transactions[at];
}
