// @ts-check
// Jupyter chooses a kernel's ports some seconds before the kernel listens on them. Meanwhile another program
// may take one, as the thousand nodes of lesson 16 do.

/**
 * The number of attempts, a tenth of a second apart: the connection of another program is often closed by
 * then.
 */
const TRIES = 50;

/**
 * Listen on one of the kernel's ports. If that fails, the kernel ends: Jupyter notices, and starts another
 * one with other ports. If it continued, Jupyter would wait for it in vain.
 *
 * @param {{ bind: (address: string) => Promise<void> }} socket
 * @param {string} given `tcp://127.0.0.1:54321`; for Unix sockets `ipc://PATH:1`, which Jupyter calls PATH-1
 */
async function bind(socket, given) {
  const address = given.replace(/^(ipc:.*):(\d+)$/, '$1-$2');
  for (let left = TRIES - 1; ; left--) {
    try {
      return await socket.bind(address);
    } catch (error) {
      const taken = /** @type {any} */ (error).code === 'EADDRINUSE';
      if (!taken || left === 0) {
        console.error('The kernel cannot listen on %s: %s', address, /** @type {Error} */ (error).message);
        process.exit(1);
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

module.exports = { bind };
