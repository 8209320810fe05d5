// The loop waits for a free slot, but after the loop nothing waits for the last visits.
import type { Visit, Visitor } from '../../../solutions/11-crawl';
import type { Address } from '../../../src/wire/streams/address';

export const exercise = 'crawlTogether';
export const diagnosis = 'some nodes were still being asked';

export async function crawlTogether(
  addresses: Iterable<Address>,
  concurrency: number,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  if (!Number.isInteger(concurrency) || concurrency < 1) throw new RangeError(`${concurrency}`);
  const running = new Set<Promise<unknown>>();
  for (const address of addresses) {
    if (signal?.aborted) break;
    if (running.size === concurrency) await Promise.race(running);
    const one = ask(address, signal).then((visit) => {
      running.delete(one);
      onVisit(visit);
    });
    running.add(one);
  }
}
