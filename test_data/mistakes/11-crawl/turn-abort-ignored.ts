// The signal is handed on, and not looked at.
import type { Visit, Visitor } from '../../../solutions/11-crawl';
import type { Address } from '../../../src/wire/streams/address';

export const exercise = 'crawlInTurn';
export const diagnosis = 'others were asked all the same';

export async function crawlInTurn(
  addresses: Iterable<Address>,
  ask: Visitor,
  onVisit: (visit: Visit) => void,
  signal?: AbortSignal,
): Promise<void> {
  for (const address of addresses) onVisit(await ask(address, signal));
}
