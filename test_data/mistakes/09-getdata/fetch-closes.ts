// What was wanted is there, so the connection is closed.
import * as right from '../../../solutions/09-getdata';
import type { Connection } from '../../../solutions/08-handshake';
import type { Transaction } from '../../../solutions/09-getdata';

export const exercise = 'fetchTransaction';
export const diagnosis = 'whoever opened it closes it';

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
