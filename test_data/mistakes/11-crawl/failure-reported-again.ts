// All visits are stopped, but each is still reported to the callback that failed.
import { crawlTogether as together, type Visit, type Visitor } from '../../../solutions/11-crawl';
import { childController } from '../../../src/wire/abort';
import type { Address } from '../../../src/wire/streams/address';

export const exercise = 'crawlTogether';
export const diagnosis = 'was called again';

export async function crawlTogether(
  addresses: Iterable<Address>,
  concurrency: number,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  const stop = childController(signal);
  const failures: unknown[] = [];
  const tell = (visit: Visit) => {
    try {
      onVisit(visit);
    } catch (error) {
      failures.push(error);
      stop.abort();
    }
  };
  await together(addresses, concurrency, ask, tell, stop.signal);
  if (failures.length > 0) throw failures[0];
}
