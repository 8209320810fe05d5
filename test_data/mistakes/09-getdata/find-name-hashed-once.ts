// One SHA-256 of the header.
import {
  type Block,
  hashBytes,
  hashText,
  merkleRoot,
  type Transaction,
  txid,
} from '../../../solutions/09-getdata';
import { hex } from '../../../src/wire/bytes';
import { sha256 } from '../../../src/wire/sha256';
import { FalseAnswerError, NotFoundError } from '../../../src/wire/streams/peer-errors';

export const exercise = 'findInBlock';
export const diagnosis = 'The right block was refused';

export function findInBlock(found: Block, hash: string, id: string): Transaction {
  if (hashText(sha256(found.header)) !== hash.toLowerCase()) throw new FalseAnswerError('another block');
  const ids = found.transactions.map(txid);
  const root = ids.length > 0 && hex(merkleRoot(ids.map(hashBytes)));
  if (root !== hex(found.header.subarray(36, 68))) throw new FalseAnswerError('other transactions');
  const at = ids.indexOf(id.toLowerCase());
  if (at === -1) throw new NotFoundError('not in it');
  return found.transactions[at];
}
