import { setMaxListeners } from 'node:events';

/**
 * A controller whose signal is also aborted when another one is. Abort it in the end: then nothing is left on the other.
 *
 * @param parent - the other signal
 */
export function childController(parent?: AbortSignal): AbortController {
  const child = new AbortController();
  // hundreds of visits may listen to it at a time, and that is no leak
  setMaxListeners(0, child.signal);
  if (parent?.aborted) child.abort(parent.reason);
  // the option signal takes the listener away again
  parent?.addEventListener('abort', () => child.abort(parent.reason), { signal: child.signal });
  return child;
}
