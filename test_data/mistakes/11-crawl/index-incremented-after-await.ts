// One index for all, which is incremented after the await: until then, the other workers read the same one.
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
  const list = [...addresses];
  let next = 0;
  const worker = async () => {
    while (next < list.length && !signal?.aborted) {
      onVisit(await ask(list[next], signal));
      next++;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}
