// A bad header ends the loop, and nobody learns of it.
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
export const diagnosis = 'Nothing was said of the gap';

export async function followChain(
  connection: Connection,
  chain: Chain,
  onBatch: (chain: Chain, batch: HashedHeader[]) => void | Promise<void> = () => {},
  until = Infinity,
): Promise<void> {
  let full = true;
  while (full && chain.height < until) {
    const question = { version: 70016, locator: [chain.tip.hash], stop: new Uint8Array(32) };
    await connection.send('getheaders', question);
    const { payload } = await connection.waitFor('headers');
    const batch = decode(headers.read, payload);
    try {
      for (const next of batch) extendChain(chain, next);
    } catch {
      return;
    }
    await onBatch(chain, batch);
    full = batch.length === MAX_HEADERS;
  }
}
