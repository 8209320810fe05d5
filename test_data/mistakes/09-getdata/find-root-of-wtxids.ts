// The whole bytes are hashed for the tree. Before segwit that was the same.
import {
  type Block,
  hash256,
  hashText,
  merkleRoot,
  type Transaction,
  txid,
  writeTransaction,
} from '../../../solutions/09-getdata';
import { hex } from '../../../src/wire/bytes';
import { encode } from '../../../src/wire/codec/codec';
import { FalseAnswerError, NotFoundError } from '../../../src/wire/streams/peer-errors';

export const exercise = 'findInBlock';
export const diagnosis = 'The merkle root is made of txids';

export function findInBlock(found: Block, hash: string, id: string): Transaction {
  if (hashText(hash256(found.header)) !== hash.toLowerCase()) throw new FalseAnswerError('another block');
  const ids = found.transactions.map(txid);
  const whole = found.transactions.map((tx) => hash256(encode(writeTransaction, tx)));
  const root = whole.length > 0 && hex(merkleRoot(whole));
  if (root !== hex(found.header.subarray(36, 68))) throw new FalseAnswerError('other transactions');
  const at = ids.indexOf(id.toLowerCase());
  if (at === -1) throw new NotFoundError('not in it');
  return found.transactions[at];
}
