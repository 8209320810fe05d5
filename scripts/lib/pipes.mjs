// @ts-check

/** What a stream says when nobody reads it any more. */
const GONE = ['EPIPE', 'EOF', 'ERR_STREAM_DESTROYED'];

/**
 * End quietly when whoever reads what is printed goes, as `head` does: there is nobody left to print for. The exit
 * code is 0, or npm would print what it thinks of another one.
 */
export function endWithReader() {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (!GONE.includes(error.code || '')) throw error;
      process.exit(0);
    });
  }
}
