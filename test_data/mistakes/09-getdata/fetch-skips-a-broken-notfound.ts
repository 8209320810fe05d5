// The same with notfound only.
import type { Connection } from '../../../solutions/08-handshake';
import {
  askFor,
  block,
  findInBlock,
  hash256,
  hashBytes,
  hashText,
  INVENTORY,
  inventories,
  readTransaction,
  type Transaction,
  txid,
} from '../../../solutions/09-getdata';
import { Reader } from '../../../src/codec/reader';
import { NotFoundError, ReceiveTimeoutError } from '../../../src/streams/peer-errors';

export const exercise = 'fetchTransaction';
export const diagnosis = 'could not be read';

/** What a message says, if it can be read. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

export async function fetchTransaction(
  connection: Connection,
  id: string,
  hash?: string,
): Promise<Transaction> {
  hashBytes(id);
  const wanted = (hash ?? id).toLowerCase();
  const end = performance.now() + connection.patience;
  await connection.send('getdata', askFor(hash ? INVENTORY.WITNESS_BLOCK : INVENTORY.WITNESS_TX, wanted));
  while (performance.now() < end) {
    const { command, payload } = await connection.receive(Math.ceil(end - performance.now()));
    const r = new Reader(payload);
    if (command === 'tx' && !hash) {
      const tx = readTransaction(r);
      if (txid(tx) === id.toLowerCase()) return tx;
    }
    if (command === 'block' && hash) {
      const found = block.read(r);
      if (hashText(hash256(found.header)) === wanted) return findInBlock(found, wanted, id);
    }
    if (command === 'notfound') {
      const names = attempt(() => inventories.read(r))?.map((one) => hashText(one.hash));
      if (names?.includes(wanted)) throw new NotFoundError(wanted);
    }
  }
  throw new ReceiveTimeoutError(wanted);
}
