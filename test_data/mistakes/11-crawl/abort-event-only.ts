// It listens for the event, which does not come where it has been.
import type { Visit, Visitor } from '../../../solutions/11-crawl';
import type { Address } from '../../../src/wire/streams/address';
import { crawlTogether as right } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'crawlTogether';
export const diagnosis = 'Its abort event has been and gone';

export async function crawlTogether(
  addresses: Iterable<Address>,
  concurrency: number,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  const later = new AbortController();
  signal?.addEventListener('abort', () => later.abort());
  const handOn: Visitor = (address) => ask(address, signal);
  await right(addresses, concurrency, handOn, onVisit, later.signal);
}
