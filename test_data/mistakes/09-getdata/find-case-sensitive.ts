// It compares hashes as strings, and forgets capital letters.
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
import { FalseAnswerError, NotFoundError } from '../../../src/wire/streams/peer-errors';

export const exercise = 'findInBlock';
export const diagnosis = 'You did not recognise a hash in capital letters';

export function findInBlock(found: Block, hash: string, id: string): Transaction {
  if (hashText(hash256(found.header)) !== hash) throw new FalseAnswerError('another block');
  const ids = found.transactions.map(txid);
  const [coinbase] = found.transactions[0]?.inputs ?? [];
  if (
    found.transactions[0]?.inputs.length !== 1 ||
    coinbase.index !== 0xffffffff ||
    coinbase.txid.some((byte) => byte !== 0)
  )
    throw new FalseAnswerError('not a coinbase');
  if (new Set(ids).size < ids.length) throw new FalseAnswerError('a duplicate');
  const root = ids.length > 0 && hex(merkleRoot(ids.map(hashBytes)));
  if (root !== hex(found.header.subarray(36, 68))) throw new FalseAnswerError('other transactions');
  const at = ids.indexOf(id);
  if (at === -1) throw new NotFoundError('not in the block');
  return found.transactions[at];
}
