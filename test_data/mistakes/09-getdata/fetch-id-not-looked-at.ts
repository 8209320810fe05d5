// With a block, the id is needed only later, and looked at only then.
import type { Connection } from '../../../solutions/08-handshake';
import {
  askFor,
  block,
  findInBlock,
  hash256,
  hashText,
  inventories,
  INVENTORY,
  readTransaction,
  type Transaction,
  txid,
} from '../../../solutions/09-getdata';
import { Reader } from '../../../src/wire/codec/reader';
import { NotFoundError } from '../../../src/wire/streams/peer-errors';

export const exercise = 'fetchTransaction';
export const diagnosis = 'Look at both hashes before anything is sent';

export async function fetchTransaction(
  connection: Connection,
  id: string,
  hash?: string,
): Promise<Transaction> {
  const wanted = (hash ?? id).toLowerCase();
  await connection.send('getdata', askFor(hash ? INVENTORY.WITNESS_BLOCK : INVENTORY.WITNESS_TX, wanted));
  for (;;) {
    const { command, payload } = await connection.waitFor(hash ? 'block' : 'tx', 'notfound');
    const r = new Reader(payload);
    if (command === 'notfound') {
      const named = inventories.read(r).some((one) => hashText(one.hash) === wanted);
      if (named) throw new NotFoundError(wanted);
      continue;
    }
    if (command === 'block') {
      const found = block.read(r);
      if (hashText(hash256(found.header)) === wanted) return findInBlock(found, wanted, id);
      continue;
    }
    const tx = readTransaction(r);
    if (txid(tx) === wanted) return tx;
  }
}
