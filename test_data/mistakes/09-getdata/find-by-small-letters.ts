// Hashes are compared as texts, and nobody thinks of capital letters.
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
export const diagnosis = 'Typed in capitals, it was not known again';

export function findInBlock(found: Block, hash: string, id: string): Transaction {
  if (hashText(hash256(found.header)) !== hash) throw new FalseAnswerError('another block');
  const ids = found.transactions.map(txid);
  const [coinbase] = found.transactions[0]?.inputs ?? [];
  if (
    found.transactions[0]?.inputs.length !== 1 ||
    coinbase.index !== 0xffffffff ||
    coinbase.txid.some((byte) => byte !== 0)
  )
    throw new FalseAnswerError('no coinbase');
  if (new Set(ids).size < ids.length) throw new FalseAnswerError('one of them twice');
  const root = ids.length > 0 && hex(merkleRoot(ids.map(hashBytes)));
  if (root !== hex(found.header.subarray(36, 68))) throw new FalseAnswerError('other transactions');
  const at = ids.indexOf(id);
  if (at === -1) throw new NotFoundError('not in it');
  return found.transactions[at];
}
