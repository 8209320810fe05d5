// Each worker has a loop over the list, and an array gives each of them a fresh iterator.
import type { Visit, Visitor } from '../../../solutions/11-crawl';
import type { Address } from '../../../src/wire/streams/address';

export const exercise = 'crawlTogether';
export const diagnosis = 'A node was asked twice';

export async function crawlTogether(
  addresses: Iterable<Address>,
  concurrency: number,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  if (!Number.isInteger(concurrency) || concurrency < 1) throw new RangeError(`${concurrency}`);
  const worker = async () => {
    for (const address of addresses) if (!signal?.aborted) onVisit(await ask(address, signal));
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}
