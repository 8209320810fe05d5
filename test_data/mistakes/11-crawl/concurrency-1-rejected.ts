// "Many at a time" means at least two.
import { crawlTogether as together, type Visit, type Visitor } from '../../../solutions/11-crawl';
import type { Address } from '../../../src/wire/streams/address';

export const exercise = 'crawlTogether';
export const diagnosis = 'A concurrency of 1 means one after another';

export async function crawlTogether(
  addresses: Iterable<Address>,
  concurrency: number,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  if (concurrency <= 1) throw new RangeError(`${concurrency} is not many`);
  await together(addresses, concurrency, ask, onVisit, signal);
}
