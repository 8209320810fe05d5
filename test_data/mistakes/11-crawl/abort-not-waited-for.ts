// The crawl races against the signal, and leaves the visits in progress behind.
import type { Visit, Visitor } from '../../../solutions/11-crawl';
import type { Address } from '../../../src/wire/streams/address';
import { crawlTogether as right } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'crawlTogether';
export const diagnosis = 'two nodes are still being asked';

export async function crawlTogether(
  addresses: Iterable<Address>,
  concurrency: number,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  const aborted = new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
  await Promise.race([right(addresses, concurrency, ask, onVisit, signal), aborted]);
}
