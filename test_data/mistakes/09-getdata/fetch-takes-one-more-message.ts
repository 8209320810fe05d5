// It takes one more message, to see whether anything follows.
import * as right from '../../../solutions/09-getdata';
import type { Connection } from '../../../solutions/08-handshake';
import type { Transaction } from '../../../solutions/09-getdata';

export const exercise = 'fetchTransaction';
export const diagnosis = 'The message that came after the transaction is gone';

export async function fetchTransaction(
  connection: Connection,
  id: string,
  hash?: string,
): Promise<Transaction> {
  const tx = await right.fetchTransaction(connection, id, hash);
  await connection.receive(50).catch(() => {});
  return tx;
}
