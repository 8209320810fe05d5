// The root is right, so the list is taken to be right.
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
export const diagnosis = 'The last transaction is there twice';

export function findInBlock(found: Block, hash: string, id: string): Transaction {
  if (hashText(hash256(found.header)) !== hash.toLowerCase()) throw new FalseAnswerError('another block');
  const ids = found.transactions.map(txid);
  const [coinbase] = found.transactions[0]?.inputs ?? [];
  if (
    found.transactions[0]?.inputs.length !== 1 ||
    coinbase.index !== 0xffffffff ||
    coinbase.txid.some((byte) => byte !== 0)
  )
    throw new FalseAnswerError('no coinbase');
  const root = ids.length > 0 && hex(merkleRoot(ids.map(hashBytes)));
  if (root !== hex(found.header.subarray(36, 68))) throw new FalseAnswerError('other transactions');
  const at = ids.indexOf(id.toLowerCase());
  if (at === -1) throw new NotFoundError('not in it');
  return found.transactions[at];
}
