// Promise.all rejects with the first error, while the other workers go on.
import { crawlInTurn, type Visit, type Visitor } from '../../../solutions/11-crawl';
import type { Address } from '../../../src/wire/streams/address';

export const exercise = 'crawlTogether';
export const diagnosis = 'the visits in progress go on';

export async function crawlTogether(
  addresses: Iterable<Address>,
  concurrency: number,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  if (!Number.isInteger(concurrency) || concurrency < 1) throw new RangeError(String(concurrency));
  const shared = addresses[Symbol.iterator]();
  const rest = { [Symbol.iterator]: () => ({ next: () => shared.next() }) };
  await Promise.all(Array.from({ length: concurrency }, () => crawlInTurn(rest, ask, onVisit, signal)));
}
