// It listens for the abort event, which has already fired.
import type { Visit, Visitor } from '../../../solutions/11-crawl';
import type { Address } from '../../../src/wire/streams/address';
import { crawlTogether as right } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'crawlTogether';
export const diagnosis = 'The abort event fired before you listened for it';

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
