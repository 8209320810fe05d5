// The block is given back; who wants something in it may look.
import type { Connection } from '../../../solutions/08-handshake';
import {
  askFor,
  block,
  hash256,
  hashBytes,
  hashText,
  inventories,
  INVENTORY,
  readTransaction,
  txid,
} from '../../../solutions/09-getdata';
import { Reader } from '../../../src/wire/codec/reader';
import { NotFoundError } from '../../../src/wire/streams/peer-errors';

export const exercise = 'fetchTransaction';
export const diagnosis = 'That is the block';

export async function fetchTransaction(connection: Connection, id: string, hash?: string) {
  hashBytes(id);
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
      if (hashText(hash256(found.header)) === wanted) return found;
      continue;
    }
    const tx = readTransaction(r);
    if (txid(tx) === wanted) return tx;
  }
}
