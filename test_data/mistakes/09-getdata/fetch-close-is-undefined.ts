// A closed connection has nothing more to say, so the answer is undefined.
import * as right from '../../../solutions/09-getdata';
import type { Connection } from '../../../solutions/08-handshake';

export const exercise = 'fetchTransaction';
export const diagnosis = 'The node has hung up without an answer';

export async function fetchTransaction(connection: Connection, id: string, hash?: string) {
  try {
    return await right.fetchTransaction(connection, id, hash);
  } catch (error) {
    if (connection.closed) return undefined;
    throw error;
  }
}
