// An error of onVisit is kept until all have been asked.
import { crawlInTurn as inTurn, type Visit, type Visitor } from '../../../solutions/11-crawl';
import type { Address } from '../../../src/wire/streams/address';

export const exercise = 'crawlInTurn';
export const diagnosis = 'onVisit threw, but other nodes were still asked';

export async function crawlInTurn(
  addresses: Iterable<Address>,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  const failures: unknown[] = [];
  const tell = (visit: Visit) => {
    try {
      onVisit(visit);
    } catch (error) {
      failures.push(error);
    }
  };
  await inTurn(addresses, ask, tell, signal);
  if (failures.length > 0) throw failures[0];
}
