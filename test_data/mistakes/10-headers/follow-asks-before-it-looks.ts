// do … while: it asks at least once.
import type { Connection } from '../../../solutions/08-handshake';
import {
  type Chain,
  extendChain,
  type HashedHeader,
  headers,
  MAX_HEADERS,
  MAX_HEIGHT,
} from '../../../solutions/10-headers';
import { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'followChain';
export const diagnosis = 'high enough from the beginning';

export async function followChain(
  connection: Connection,
  chain: Chain,
  onBatch: (chain: Chain, batch: HashedHeader[]) => void | Promise<void> = () => {},
  until = MAX_HEIGHT,
): Promise<void> {
  let batch: HashedHeader[];
  do {
    const question = { version: 70016, locator: [chain.tip.hash], stop: new Uint8Array(32) };
    await connection.send('getheaders', question);
    const { payload } = await connection.waitFor('headers');
    batch = headers.read(new Reader(payload));
    for (const next of batch) extendChain(chain, next);
    await onBatch(chain, batch);
  } while (batch.length === MAX_HEADERS && chain.height < until);
}
