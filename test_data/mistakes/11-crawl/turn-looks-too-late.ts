// The signal is looked at when somebody has answered. The first is asked in any case.
import type { Visit, Visitor } from '../../../solutions/11-crawl';
import type { Address } from '../../../src/wire/streams/address';

export const exercise = 'crawlInTurn';
export const diagnosis = 'Look at the signal before somebody is asked';

export async function crawlInTurn(
  addresses: Iterable<Address>,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  for (const address of addresses) {
    onVisit(await ask(address, signal));
    if (signal?.aborted) return;
  }
}
