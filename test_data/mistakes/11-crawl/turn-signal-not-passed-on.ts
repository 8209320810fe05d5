// It checks the signal itself, but does not pass it to the visitor.
import type { Visit, Visitor } from '../../../solutions/11-crawl';
import type { Address } from '../../../src/wire/streams/address';

export const exercise = 'crawlInTurn';
export const diagnosis = 'Pass the signal on to the visitor';

export async function crawlInTurn(
  addresses: Iterable<Address>,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  for (const address of addresses) {
    if (signal?.aborted) return;
    onVisit(await ask(address));
  }
}
