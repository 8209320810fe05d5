// An error of the callback is ignored, as if it did not concern the crawl.
import { crawlTogether as together, type Visit, type Visitor } from '../../../solutions/11-crawl';
import { childController } from '../../../src/wire/abort';
import type { Address } from '../../../src/wire/streams/address';

export const exercise = 'crawlTogether';
export const diagnosis = 'as if nothing had happened';

export async function crawlTogether(
  addresses: Iterable<Address>,
  concurrency: number,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  const stop = childController(signal);
  const tell = (visit: Visit) => {
    try {
      onVisit(visit);
    } catch {
      stop.abort();
    }
  };
  await together(addresses, concurrency, ask, tell, stop.signal);
}
