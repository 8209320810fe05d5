// @ts-check

/** The error codes of a stream whose reader is gone. */
const GONE = ['EPIPE', 'EOF', 'ERR_STREAM_DESTROYED'];

/**
 * End quietly when the reader of the output goes away, as `head` does. The exit code is 0, because npm would
 * print a complaint about any other.
 */
export function endWithReader() {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (GONE.includes(error.code || '')) process.exit(0);
      // this may fail as well, and then there is no way left to report it
      if (stream === process.stdout) console.error(`The output cannot be written: ${error.message}`);
      process.exit(1);
    });
  }
}
