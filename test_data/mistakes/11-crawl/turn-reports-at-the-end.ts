// The visits are collected, and reported when all have ended.
import type { Visit, Visitor } from '../../../solutions/11-crawl';
import type { Address } from '../../../src/wire/streams/address';

export const exercise = 'crawlInTurn';
export const diagnosis = 'Nothing is reported before the end';

export async function crawlInTurn(
  addresses: Iterable<Address>,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  const visits: Visit[] = [];
  for (const address of addresses) {
    if (!signal?.aborted) visits.push(await ask(address, signal));
  }
  visits.forEach(onVisit);
}
