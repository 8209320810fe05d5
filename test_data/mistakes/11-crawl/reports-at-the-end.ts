// An array of results at the end, as Promise.all returns it.
import type { Visit, Visitor } from '../../../solutions/11-crawl';
import type { Address } from '../../../src/wire/streams/address';

export const exercise = 'crawlTogether';
export const diagnosis = 'it holds up the reports of all others';

export async function crawlTogether(
  addresses: Iterable<Address>,
  concurrency: number,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  if (!Number.isInteger(concurrency) || concurrency < 1) throw new RangeError(`${concurrency}`);
  const list = addresses[Symbol.iterator]();
  const visits: Visit[] = [];
  const worker = async () => {
    while (!signal?.aborted) {
      const next = list.next();
      if (next.done) return;
      visits.push(await ask(next.value, signal));
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  visits.forEach(onVisit);
}
