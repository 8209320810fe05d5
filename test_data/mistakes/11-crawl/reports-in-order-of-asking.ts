// The results are reported in order: each waits for the previous one.
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
  let news = Promise.resolve();
  const worker = async () => {
    for (let next = list.next(); !next.done && !signal?.aborted; next = list.next()) {
      const visit = ask(next.value, signal);
      news = news.then(async () => onVisit(await visit));
      await visit;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  await news;
}
