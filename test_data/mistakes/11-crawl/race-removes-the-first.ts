// Promise.race says that one has ended, but not which: the first one is removed from the list.
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
  const running: Promise<void>[] = [];
  for (const address of addresses) {
    if (signal?.aborted) break;
    running.push(ask(address, signal).then(onVisit));
    if (running.length < concurrency) continue;
    await Promise.race(running);
    void running.shift();
  }
  await Promise.all(running);
}
