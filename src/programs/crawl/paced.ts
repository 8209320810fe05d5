import { setTimeout as pause } from 'node:timers/promises';
import type { Visitor } from '../../../solutions/11-crawl';

/**
 * Ask no more than so many in a second: the next begins only when it is due.
 *
 * @param ask - asks one
 * @param perSecond - how many begin in a second, at most
 */
export function paced(ask: Visitor, perSecond: number): Visitor {
  let due = -Infinity;
  return async (address, signal) => {
    const now = performance.now();
    due = Math.max(now, due + 1000 / perSecond);
    // whoever is interrupted here asks nobody: the visitor sees to that
    if (due > now) await pause(due - now, undefined, { signal }).catch(() => {});
    return ask(address, signal);
  };
}
