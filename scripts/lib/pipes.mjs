// @ts-check

/** What a stream says when nobody reads it any more. */
const GONE = ['EPIPE', 'EOF', 'ERR_STREAM_DESTROYED'];

/**
 * End quietly when the reader of what is printed goes, as `head` does: there is no reader left to print for. The exit
 * code is 0, or npm would print what it thinks of another one.
 */
export function endWithReader() {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (GONE.includes(error.code || '')) process.exit(0);
      // where nothing can be written this may fail as well, and then there is no way left to say it
      if (stream === process.stdout) console.error(`What is printed cannot be written: ${error.message}`);
      process.exit(1);
    });
  }
}
