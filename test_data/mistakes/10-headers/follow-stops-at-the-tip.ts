// The stop hash is where we are: it is where the node has to stop.
import type { Connection } from '../../../solutions/08-handshake';
import {
  type HashedHeader,
  type Chain,
  headers,
  extendChain,
  MAX_HEADERS,
} from '../../../solutions/10-headers';
import { decode } from '../../../src/wire/codec/codec';

export const exercise = 'followChain';
export const diagnosis = 'The stop hash is all zeros';

export async function followChain(
  connection: Connection,
  chain: Chain,
  onBatch: (chain: Chain, batch: HashedHeader[]) => void | Promise<void> = () => {},
  until = Infinity,
): Promise<void> {
  let full = true;
  while (full && chain.height < until) {
    const question = { version: 70016, locator: [chain.tip.hash], stop: chain.tip.hash };
    await connection.send('getheaders', question);
    const { payload } = await connection.waitFor('headers');
    const batch = decode(headers.read, payload);
    for (const next of batch) extendChain(chain, next);
    await onBatch(chain, batch);
    full = batch.length === MAX_HEADERS;
  }
}
