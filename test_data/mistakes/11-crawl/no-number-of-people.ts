// Array.from({ length: 0 }) is empty: nobody is asked, and nobody is told why.
import { crawlInTurn, type Visit, type Visitor } from '../../../solutions/11-crawl';
import type { Address } from '../../../src/streams/address';

export const exercise = 'crawlTogether';
export const diagnosis = 'a RangeError with "0"';

export async function crawlTogether(
  addresses: Iterable<Address>,
  concurrency: number,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  const list = addresses[Symbol.iterator]();
  const rest = { [Symbol.iterator]: () => ({ next: () => list.next() }) };
  await Promise.all(Array.from({ length: concurrency }, () => crawlInTurn(rest, ask, onVisit, signal)));
}
