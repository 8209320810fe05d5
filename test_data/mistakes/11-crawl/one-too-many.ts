// <= instead of <: a waiting visit is counted only once it has begun.
import type { Visit, Visitor } from '../../../solutions/11-crawl';
import type { Address } from '../../../src/wire/streams/address';

export const exercise = 'crawlTogether';
export const diagnosis = 'More nodes are asked at the same time';

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
    const one = ask(address, signal).then((visit) => {
      running.delete(one);
      onVisit(visit);
    });
    running.add(one);
    if (!(running.size <= concurrency)) await Promise.race(running);
  }
  await Promise.all(running);
}
