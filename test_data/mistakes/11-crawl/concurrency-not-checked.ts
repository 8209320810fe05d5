// Zero at a time: no node is asked, and no error says why.
import { crawlTogether as together, type Visit, type Visitor } from '../../../solutions/11-crawl';
import type { Address } from '../../../src/wire/streams/address';

export const exercise = 'crawlTogether';
export const diagnosis = 'whole number of at least 1';

export async function crawlTogether(
  addresses: Iterable<Address>,
  concurrency: number,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  if (concurrency >= 1) await together(addresses, Math.ceil(concurrency), ask, onVisit, signal);
}
