// A notfound is a notfound; what it is about, nobody looks.
import type { Connection } from '../../../solutions/08-handshake';
import {
  askFor,
  block,
  findInBlock,
  hash256,
  hashBytes,
  hashText,
  INVENTORY,
  readTransaction,
  type Transaction,
  txid,
} from '../../../solutions/09-getdata';
import { Reader } from '../../../src/wire/codec/reader';
import { NotFoundError } from '../../../src/wire/streams/peer-errors';

export const exercise = 'fetchTransaction';
export const diagnosis = 'That notfound was about another transaction';

export async function fetchTransaction(
  connection: Connection,
  id: string,
  hash?: string,
): Promise<Transaction> {
  hashBytes(id);
  const wanted = (hash ?? id).toLowerCase();
  await connection.send('getdata', askFor(hash ? INVENTORY.WITNESS_BLOCK : INVENTORY.WITNESS_TX, wanted));
  for (;;) {
    const { command, payload } = await connection.waitFor(hash ? 'block' : 'tx', 'notfound');
    const r = new Reader(payload);
    if (command === 'notfound') throw new NotFoundError(wanted);
    if (command === 'block') {
      const found = block.read(r);
      if (hashText(hash256(found.header)) === wanted) return findInBlock(found, wanted, id);
      continue;
    }
    const tx = readTransaction(r);
    if (txid(tx) === wanted) return tx;
  }
}
