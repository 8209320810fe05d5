// Header, root and txid are right. That the 64 bytes are no transaction, nobody looks at.
import {
  type Block,
  hash256,
  hashBytes,
  hashText,
  merkleRoot,
  type Transaction,
  txid,
} from '../../../solutions/09-getdata';
import { hex } from '../../../src/bytes';
import { FalseAnswerError, NotFoundError } from '../../../src/streams/peer-errors';

export const exercise = 'findInBlock';
export const diagnosis = 'an inner node of the tree';

export function findInBlock(found: Block, hash: string, id: string): Transaction {
  if (hashText(hash256(found.header)) !== hash.toLowerCase()) throw new FalseAnswerError('another block');
  const ids = found.transactions.map(txid);
  if (new Set(ids).size < ids.length) throw new FalseAnswerError('one of them twice');
  const root = ids.length > 0 && hex(merkleRoot(ids.map(hashBytes)));
  if (root !== hex(found.header.subarray(36, 68))) throw new FalseAnswerError('other transactions');
  const at = ids.indexOf(id.toLowerCase());
  if (at === -1) throw new NotFoundError('not in it');
  return found.transactions[at];
}
