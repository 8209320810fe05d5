import { setTimeout as pause } from 'node:timers/promises';
import type { Address } from '../../wire/streams/address';

/**
 * Limit the rate of visits: the next one begins only when it is due.
 *
 * @param ask - visits one node
 * @param perSecond - at most how many visits begin per second
 */
export function rateLimited<Visit>(
  ask: (address: Address, signal?: AbortSignal) => Promise<Visit>,
  perSecond: number,
): typeof ask {
  let due = -Infinity;
  return async (address, signal) => {
    const now = performance.now();
    due = Math.max(now, due + 1000 / perSecond);
    // if it is interrupted here, the visitor does not connect any more
    if (due > now) await pause(due - now, undefined, { signal }).catch(() => {});
    return ask(address, signal);
  };
}
