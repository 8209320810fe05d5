import { setMaxListeners } from 'node:events';

/**
 * Run something that can be interrupted: in a notebook by the square button, in a terminal by Ctrl+C.
 *
 * Jupyter interrupts a cell by a signal to the kernel, which then waits for the cell no longer; what the cell has
 * begun goes on nevertheless. Here it is told to stop.
 *
 *     await interruptible((signal) => crawlTogether(addresses, 64, ask, onVisit, signal));
 *
 * (On Windows, Jupyter has another way to interrupt, of which a kernel in node is not told: there it goes on to its
 * end. Ctrl+C works there, too.)
 *
 * @param run - is given a signal that is aborted at the interrupt; it should then clean up and return
 * @returns what `run` returns
 * @throws what `run` throws
 */
export async function interruptible<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  // tslab runs the first part of a cell in a way in which node itself takes care of the signal, and after which it
  // forgets whoever has begun to listen meanwhile: an interrupt would then end the kernel
  await new Promise((resolve) => setImmediate(resolve));
  const controller = new AbortController();
  // hundreds of connections may wait for it at a time, and that is no leak
  setMaxListeners(0, controller.signal);
  const interrupt = () => controller.abort(new Error('interrupted'));
  // once: who presses Ctrl+C again does not want to wait for the cleaning up
  process.once('SIGINT', interrupt);
  try {
    return await run(controller.signal);
  } finally {
    process.off('SIGINT', interrupt);
  }
}
