import {
  type findInBlock,
  hash256,
  hashBytes,
  hashText,
  merkleRoot,
  txid,
} from '../../../solutions/09-getdata';
import type { Transaction } from '../../../solutions/09-getdata';
import { hex } from '../../../src/wire/bytes';
import { FalseAnswerError, NotFoundError } from '../../../src/wire/streams/peer-errors';

const RIGHT = {
  isCoinbase: ({ inputs: [input, ...more] }: Transaction) =>
    input?.index === 0xffffffff && input.txid.every((byte) => byte === 0) && more.length === 0,
  isTwice: (ids: string[]) => new Set(ids).size < ids.length,
};

/**
 * A findInBlock some of whose checks are different.
 *
 * @param checks - `isCoinbase` is asked about the first transaction, `isTwice` about all txids
 */
export function findInBlockWith(checks: Partial<typeof RIGHT>): typeof findInBlock {
  const { isCoinbase, isTwice } = { ...RIGHT, ...checks };
  return ({ header, transactions }, hash, id) => {
    if (hashText(hash256(header)) !== hash.toLowerCase()) throw new FalseAnswerError('another block');
    if (!transactions.slice(0, 1).every(isCoinbase)) throw new FalseAnswerError('no coinbase');
    const ids = transactions.map(txid);
    if (isTwice(ids)) throw new FalseAnswerError('one of them twice');
    const root = ids.length > 0 && hex(merkleRoot(ids.map(hashBytes)));
    if (root !== hex(header.subarray(36, 68))) throw new FalseAnswerError('other transactions');
    const at = ids.indexOf(id.toLowerCase());
    if (at === -1) throw new NotFoundError('not in it');
    return transactions[at];
  };
}
