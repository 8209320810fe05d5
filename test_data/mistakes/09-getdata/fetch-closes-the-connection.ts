// It has what it wanted, so it closes the connection.
import * as right from '../../../solutions/09-getdata';
import type { Connection } from '../../../solutions/08-handshake';
import type { Transaction } from '../../../solutions/09-getdata';

export const exercise = 'fetchTransaction';
export const diagnosis = 'leave closing it to the caller';

export async function fetchTransaction(
  connection: Connection,
  id: string,
  hash?: string,
): Promise<Transaction> {
  try {
    return await right.fetchTransaction(connection, id, hash);
  } finally {
    await connection.close();
  }
}
