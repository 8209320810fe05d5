// waitFor has a time of its own, and it begins anew with each call.
import { decode } from '../../../src/wire/codec/codec';
import { NotFoundError } from '../../../src/wire/streams/peer-errors';
import type { Connection } from '../../../solutions/08-handshake';
import {
  askFor,
  fetchTransaction as right,
  hashBytes,
  hashText,
  INVENTORY,
  inventories,
  readTransaction,
  txid,
} from '../../../solutions/09-getdata';

export const exercise = 'fetchTransaction';
export const diagnosis = 'Patience is for the whole errand';

export async function fetchTransaction(connection: Connection, id: string, hash?: string) {
  if (hash !== undefined) return right(connection, id, hash);
  const name = hashText(hashBytes(id));
  await connection.send('getdata', askFor(INVENTORY.WITNESS_TX, name));
  for (;;) {
    const { command, payload } = await connection.waitFor('tx', 'notfound');
    if (command === 'tx') {
      const tx = decode(readTransaction, payload);
      if (txid(tx) === name) return tx;
    } else if (decode(inventories.read, payload).some((one) => hashText(one.hash) === name)) {
      throw new NotFoundError(`no ${name}`);
    }
  }
}
