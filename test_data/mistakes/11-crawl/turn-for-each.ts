// forEach with an async function: it starts all of them, and waits for none.
import type { Visit, Visitor } from '../../../solutions/11-crawl';
import type { Address } from '../../../src/wire/streams/address';

export const exercise = 'crawlInTurn';
export const diagnosis = 'forEach does not wait';

export async function crawlInTurn(
  addresses: Iterable<Address>,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  // eslint-disable-next-line @typescript-eslint/no-misused-promises -- that is the mistake
  [...addresses].forEach(async (address) => {
    if (!signal?.aborted) onVisit(await ask(address, signal));
  });
}
