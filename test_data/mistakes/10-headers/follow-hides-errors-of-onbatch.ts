// What the caller does with a batch should not end the loop.
import type { Connection } from '../../../solutions/08-handshake';
import { type Chain, followChain as right, type HashedHeader } from '../../../solutions/10-headers';

export const exercise = 'followChain';
export const diagnosis = 'onBatch failed, and you hid its error';

export function followChain(
  connection: Connection,
  chain: Chain,
  onBatch: (chain: Chain, batch: HashedHeader[]) => void | Promise<void> = () => {},
  until?: number,
): Promise<void> {
  const quietly = async (longer: Chain, batch: HashedHeader[]) => {
    try {
      await onBatch(longer, batch);
    } catch {
      // the next batch may go better
    }
  };
  return right(connection, chain, quietly, until);
}
