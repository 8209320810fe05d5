import { setMaxListeners } from 'node:events';

/**
 * Run something that can be interrupted: in a notebook by the stop button, in a terminal by Ctrl+C.
 *
 * Jupyter interrupts a cell by sending a signal to the kernel, which then stops waiting for the cell; but
 * what the cell has started goes on. This function passes the interrupt on, so that it stops.
 *
 *     await interruptible((signal) => crawlTogether(addresses, 64, ask, onVisit, signal));
 *
 * (On Windows, Jupyter interrupts in a way that a Node kernel does not notice: there `run` continues to its
 * end. Ctrl+C works there, too.)
 *
 * @param run - takes a signal that is aborted on interrupt; it should then clean up and return
 * @returns what `run` returns
 * @throws what `run` throws
 */
export async function interruptible<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  // while tslab runs the first part of a cell, Node handles the signal itself and afterwards removes
  // listeners added meanwhile: an interrupt would then end the kernel
  await new Promise((resolve) => setImmediate(resolve));
  const controller = new AbortController();
  // hundreds of connections may listen at the same time; that is not a leak
  setMaxListeners(0, controller.signal);
  const interrupt = () => controller.abort(new Error('interrupted'));
  // once: a second Ctrl+C ends the program without waiting for the cleanup
  process.once('SIGINT', interrupt);
  try {
    return await run(controller.signal);
  } finally {
    process.off('SIGINT', interrupt);
  }
}
