// The list is dealt out to the workers like cards, and one of them gets the slow nodes.
import type { Visit, Visitor } from '../../../solutions/11-crawl';
import type { Address } from '../../../src/wire/streams/address';

export const exercise = 'crawlTogether';
export const diagnosis = 'The addresses were divided up in advance';

export async function crawlTogether(
  addresses: Iterable<Address>,
  concurrency: number,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  if (!Number.isInteger(concurrency) || concurrency < 1) throw new RangeError(`${concurrency}`);
  const worker = async (first: number) => {
    const share = [...addresses].filter((_, i) => i % concurrency === first);
    for (const address of share) if (!signal?.aborted) onVisit(await ask(address, signal));
  };
  await Promise.all(Array.from({ length: concurrency }, (_, i) => worker(i)));
}
