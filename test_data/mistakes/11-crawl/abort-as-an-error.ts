// throwIfAborted() is short, but turns a crawl that was only stopped into an error.
import type { Visit, Visitor } from '../../../solutions/11-crawl';
import type { Address } from '../../../src/wire/streams/address';
import { crawlTogether as right } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'crawlTogether';
export const diagnosis = 'A crawl that was stopped must resolve like any other';

export async function crawlTogether(
  addresses: Iterable<Address>,
  concurrency: number,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  await right(addresses, concurrency, ask, onVisit, signal);
  signal?.throwIfAborted();
}
