// One index for all: the loop increments it, and so does the worker that takes an address.
import type { Visit, Visitor } from '../../../solutions/11-crawl';
import type { Address } from '../../../src/wire/streams/address';

export const exercise = 'crawlTogether';
export const diagnosis = 'A node was left out';

export async function crawlTogether(
  addresses: Iterable<Address>,
  concurrency: number,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  if (!Number.isInteger(concurrency) || concurrency < 1) throw new RangeError(`${concurrency}`);
  const list = [...addresses];
  let next = 0;
  const worker = async () => {
    for (; next < list.length && !signal?.aborted; next++) onVisit(await ask(list[next++], signal));
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}
