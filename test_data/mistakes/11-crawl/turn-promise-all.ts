// map and Promise.all: they are not asked one after another.
import type { Visit, Visitor } from '../../../solutions/11-crawl';
import type { Address } from '../../../src/wire/streams/address';

export const exercise = 'crawlInTurn';
export const diagnosis = 'Several nodes are asked at the same time';

export async function crawlInTurn(
  addresses: Iterable<Address>,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  const asking = [...addresses].map((address) => (signal?.aborted ? undefined : ask(address, signal)));
  for (const visit of await Promise.all(asking)) if (visit) onVisit(visit);
}
