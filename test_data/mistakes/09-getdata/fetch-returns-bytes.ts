// It returns the payload as it came.
import type { Connection } from '../../../solutions/08-handshake';
import { askFor, hashBytes, INVENTORY } from '../../../solutions/09-getdata';

export const exercise = 'fetchTransaction';
export const diagnosis = 'Those are the bytes';

export async function fetchTransaction(connection: Connection, id: string, hash?: string) {
  hashBytes(id);
  const wanted = (hash ?? id).toLowerCase();
  await connection.send('getdata', askFor(hash ? INVENTORY.WITNESS_BLOCK : INVENTORY.WITNESS_TX, wanted));
  return (await connection.waitFor(hash ? 'block' : 'tx', 'notfound')).payload;
}
