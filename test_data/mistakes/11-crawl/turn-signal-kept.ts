// It looks at the signal itself, and whoever asks knows nothing of it.
import type { Visit, Visitor } from '../../../solutions/11-crawl';
import type { Address } from '../../../src/wire/streams/address';

export const exercise = 'crawlInTurn';
export const diagnosis = 'The signal should be handed on';

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
