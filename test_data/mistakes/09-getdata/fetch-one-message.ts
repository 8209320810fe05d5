// receive() gives the answer, if nothing else comes before it.
import type { Connection } from '../../../solutions/08-handshake';
import {
  askFor,
  block,
  findInBlock,
  hashBytes,
  INVENTORY,
  readTransaction,
  type Transaction,
} from '../../../solutions/09-getdata';
import { Reader } from '../../../src/wire/codec/reader';
import { NotFoundError, ReceiveTimeoutError } from '../../../src/wire/streams/peer-errors';

export const exercise = 'fetchTransaction';
export const diagnosis = 'something else had come before';

export async function fetchTransaction(
  connection: Connection,
  id: string,
  hash?: string,
): Promise<Transaction> {
  hashBytes(id);
  const wanted = (hash ?? id).toLowerCase();
  await connection.send('getdata', askFor(hash ? INVENTORY.WITNESS_BLOCK : INVENTORY.WITNESS_TX, wanted));
  const { command, payload } = await connection.receive();
  if (command === 'tx') return readTransaction(new Reader(payload));
  if (command === 'block') return findInBlock(block.read(new Reader(payload)), wanted, id);
  throw command === 'notfound' ? new NotFoundError(wanted) : new ReceiveTimeoutError(`${command} came`);
}
