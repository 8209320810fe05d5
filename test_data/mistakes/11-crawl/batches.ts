// A fixed number at a time, and the next batch when all of them have ended.
import type { Visit, Visitor } from '../../../solutions/11-crawl';
import type { Address } from '../../../src/wire/streams/address';

export const exercise = 'crawlTogether';
export const diagnosis = 'A whole batch must end before the next one begins';

export async function crawlTogether(
  addresses: Iterable<Address>,
  concurrency: number,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  if (!Number.isInteger(concurrency) || concurrency < 1) throw new RangeError(`${concurrency}`);
  const list = [...addresses];
  while (list.length > 0 && !signal?.aborted) {
    const group = list.splice(0, concurrency).map((address) => ask(address, signal).then(onVisit));
    await Promise.all(group);
  }
}
