// A batch is put on a copy of the chain, which is dropped when a header is bad.
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
export const diagnosis = 'what was checked before an error stays';

export async function followChain(
  connection: Connection,
  chain: Chain,
  onBatch: (chain: Chain, batch: HashedHeader[]) => void | Promise<void> = () => {},
  until = MAX_HEIGHT,
): Promise<void> {
  let full = true;
  while (full && chain.height < until) {
    const question = { version: 70016, locator: [chain.tip.hash], stop: new Uint8Array(32) };
    await connection.send('getheaders', question);
    const { payload } = await connection.waitFor('headers');
    const batch = headers.read(new Reader(payload));
    const longer = { ...chain };
    for (const next of batch) extendChain(longer, next);
    Object.assign(chain, longer);
    await onBatch(chain, batch);
    full = batch.length === MAX_HEADERS;
  }
}
