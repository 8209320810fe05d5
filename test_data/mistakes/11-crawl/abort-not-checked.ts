// The signal is passed on to the visitor, but the next node is asked all the same.
import type { Visit, Visitor } from '../../../solutions/11-crawl';
import type { Address } from '../../../src/wire/streams/address';
import { crawlTogether as right } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'crawlTogether';
export const diagnosis = 'but other nodes were still asked';

export async function crawlTogether(
  addresses: Iterable<Address>,
  concurrency: number,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  const handOn: Visitor = (address) => ask(address, signal);
  await right(addresses, concurrency, handOn, onVisit);
}
