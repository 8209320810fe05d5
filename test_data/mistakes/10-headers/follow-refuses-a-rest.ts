// decode() wants all bytes used. A node ignores what comes after the last field.
import type { Connection } from '../../../solutions/08-handshake';
import {
  type Chain,
  extendChain,
  type HashedHeader,
  headers,
  MAX_HEADERS,
  MAX_HEIGHT,
} from '../../../solutions/10-headers';
import { decode } from '../../../src/wire/codec/codec';

export const exercise = 'followChain';
export const diagnosis = 'Nodes ignore what comes after the last field';

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
    const batch = decode(headers.read, payload);
    for (const next of batch) extendChain(chain, next);
    await onBatch(chain, batch);
    full = batch.length === MAX_HEADERS;
  }
}
