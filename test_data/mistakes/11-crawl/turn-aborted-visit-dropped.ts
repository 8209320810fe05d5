// The signal is also checked after the await, and the visit that has just ended is lost.
import type { Visit, Visitor } from '../../../solutions/11-crawl';
import type { Address } from '../../../src/wire/streams/address';

export const exercise = 'crawlInTurn';
export const diagnosis = 'Keep what has come';

export async function crawlInTurn(
  addresses: Iterable<Address>,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  for (const address of addresses) {
    if (signal?.aborted) return;
    const visit = await ask(address, signal);
    if (signal?.aborted) return;
    onVisit(visit);
  }
}
