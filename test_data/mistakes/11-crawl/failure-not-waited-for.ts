// The error is thrown at once, while connections are still open.
import { crawlTogether as together, type Visit, type Visitor } from '../../../solutions/11-crawl';
import { childController } from '../../../src/wire/abort';
import type { Address } from '../../../src/wire/streams/address';

export const exercise = 'crawlTogether';
export const diagnosis = 'the crawl ended while two nodes are still being asked';

export async function crawlTogether(
  addresses: Iterable<Address>,
  concurrency: number,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  const stop = childController(signal);
  const failed = new Promise<never>((_, reject) => {
    const tell = (visit: Visit) => {
      try {
        onVisit(visit);
      } catch (error) {
        stop.abort();
        reject(error as Error);
      }
    };
    together(addresses, concurrency, ask, tell, stop.signal).then(() => reject(new Error('over')), reject);
  });
  await failed.catch((error: Error) => {
    if (error.message !== 'over') throw error;
  });
}
