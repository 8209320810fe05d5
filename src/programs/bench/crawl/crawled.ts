import { crawlTogether, visitor } from '../../../../solutions/11-crawl';
import type { Address } from '../../../streams/address';

/**
 * The workbook's own crawl.
 *
 * @param addresses - whom
 * @param concurrency - how many at a time
 * @param timeout - in milliseconds
 * @returns how many have answered
 */
export async function crawled(addresses: Address[], concurrency: number, timeout = 10_000): Promise<number> {
  const ask = visitor({ network: 'mainnet', timeout, userAgent: '/wire-workbook:0.1/' });
  let answered = 0;
  await crawlTogether(addresses, concurrency, ask, ({ payload }) => void (payload && answered++));
  return answered;
}

/** How near a crawl comes to what timeouts alone allow. */
export interface DeadShare {
  /** So long the dead ones take, shared among those that ask at a time, in milliseconds. */
  bound: number;
  /** So long it took, in milliseconds. */
  took: number;
}

/**
 * Crawl where some never answer.
 *
 * @param addresses - whom
 * @param dead - how many of them are silent
 * @param concurrency - how many at a time
 * @param timeout - in milliseconds
 */
export async function amongTheDead(
  addresses: Address[],
  dead: number,
  concurrency = 64,
  timeout = 500,
): Promise<DeadShare> {
  const began = performance.now();
  await crawled(addresses, concurrency, timeout);
  return { bound: (dead * timeout) / concurrency, took: performance.now() - began };
}
