// As with p-limit: every address becomes a promise that waits for a slot.
import type { Visit, Visitor } from '../../../solutions/11-crawl';
import type { Address } from '../../../src/wire/streams/address';

export const exercise = 'crawlTogether';
export const diagnosis = 'The whole list was read';

export async function crawlTogether(
  addresses: Iterable<Address>,
  concurrency: number,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  if (!Number.isInteger(concurrency) || concurrency < 1) throw new RangeError(`${concurrency}`);
  let busy = 0;
  const queue: (() => void)[] = [];
  const limited = async (address: Address) => {
    if (busy >= concurrency) await new Promise<void>((free) => queue.push(free));
    busy++;
    if (!signal?.aborted) onVisit(await ask(address, signal));
    busy--;
    queue.shift()?.();
  };
  await Promise.all([...addresses].map(limited));
}
