// catch, so that nothing is ever thrown.
import * as right from '../../../solutions/09-getdata';
import type { Connection } from '../../../solutions/08-handshake';
import { ReceiveTimeoutError } from '../../../src/wire/streams/peer-errors';

export const exercise = 'fetchTransaction';
export const diagnosis = 'Nothing came, and something came of it';

export async function fetchTransaction(connection: Connection, id: string, hash?: string) {
  try {
    return await right.fetchTransaction(connection, id, hash);
  } catch (error) {
    if (error instanceof ReceiveTimeoutError) return undefined;
    throw error;
  }
}
