import { setMaxListeners } from 'node:events';

/**
 * An AbortController whose signal is also aborted when a parent signal is. Abort it when you no longer need
 * it: that removes its listener from the parent.
 *
 * @param parent - the parent signal
 */
export function childController(parent?: AbortSignal): AbortController {
  const child = new AbortController();
  // hundreds of visits may listen at the same time; that is not a leak
  setMaxListeners(0, child.signal);
  if (parent?.aborted) child.abort(parent.reason);
  // the `signal` option removes the listener when the child is aborted
  parent?.addEventListener('abort', () => child.abort(parent.reason), { signal: child.signal });
  return child;
}
