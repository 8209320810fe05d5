// Promise.all over all addresses: ten thousand sockets.
import type { Visit, Visitor } from '../../../solutions/11-crawl';
import type { Address } from '../../../src/wire/streams/address';

export const exercise = 'crawlTogether';
export const diagnosis = 'All nodes are asked at once';

export async function crawlTogether(
  addresses: Iterable<Address>,
  concurrency: number,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  if (!Number.isInteger(concurrency) || concurrency < 1) throw new RangeError(`${concurrency}`);
  const one = async (address: Address) => {
    if (!signal?.aborted) onVisit(await ask(address, signal));
  };
  await Promise.all([...addresses].map(one));
}
