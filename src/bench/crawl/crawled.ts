import { crawlTogether, visitor } from '../../../solutions/16-crawl';
import type { Address } from '../../wire/streams/address';

/**
 * The workbook's own crawl.
 *
 * @param addresses - the nodes
 * @param concurrency - how many at a time
 * @param timeout - for connecting and for the handshake, in milliseconds
 * @returns how many nodes were visited, and how many of them answered
 */
export async function crawled(
  addresses: Address[],
  concurrency: number,
  timeout = 10_000,
): Promise<{ visits: number; answered: number }> {
  const ask = visitor({ network: 'mainnet', timeout, userAgent: '/wire-workbook:0.1/' });
  const counts = { visits: 0, answered: 0 };
  await crawlTogether(addresses, concurrency, ask, ({ payload }) => {
    counts.visits++;
    if (payload) counts.answered++;
  });
  return counts;
}
