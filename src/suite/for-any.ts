import fc from 'fast-check';
import { WireError } from '../wire/codec/error';
import { Reader } from '../wire/codec/reader';
import { viewOf } from './at-offset';
import { show } from '../draw/show-value';

/** Always the same inputs, so that an answer that was right stays right. */
const SEED = 0xd9b4bef9 | 0;

/**
 * Check that something holds for any input of a kind; when it does not, show the smallest input that fails.
 *
 * @param inputs - how to make each argument
 * @param holds - throws (as `expect` does) where it does not hold
 * @param runs - how many inputs to try
 * @throws what `holds` threw, with the input added to its message
 */
export function forAny<Args extends [unknown, ...unknown[]]>(
  inputs: { [K in keyof Args]: fc.Arbitrary<Args[K]> },
  holds: (...args: Args) => void,
  runs = 100,
): void {
  const property = fc.property(...inputs, (...args: Args) => holds(...args));
  const result = fc.check(property, { seed: SEED, numRuns: runs });
  if (!result.failed) return;
  const error =
    result.errorInstance instanceof Error ? result.errorInstance : new Error(String(result.errorInstance));
  error.message += `\n  with      ${result.counterexample?.map(show).join(', ')}`;
  throw error;
}

/**
 * Bytes that nothing is known of, up to 64 KiB of them, most of them short. Each is a view into a larger buffer, as what
 * comes out of a message is.
 */
export function anyBytes(max = 0x10000): fc.Arbitrary<Uint8Array> {
  return fc.uint8Array({ maxLength: max }).map(viewOf);
}

/** Counts how often it is read from. */
class CountingReader extends Reader {
  reads = 0;

  override bytes(count: number, field?: string): Uint8Array {
    this.reads++;
    return super.bytes(count, field);
  }
}

/**
 * Whatever a stranger sends, reading it ends soon, with a value or with a WireError.
 *
 * @param read - reads something from a reader
 * @param bytes - what it is given
 * @throws if `read` throws anything but a WireError, or reads more often than the bytes explain
 */
export function survives(read: (r: Reader) => unknown, bytes: Uint8Array): void {
  const r = new CountingReader(bytes);
  try {
    read(r);
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
  }
  const most = 64 + 4 * bytes.length;
  if (r.reads > most) {
    throw new Error(
      `${r.reads} reads for ${bytes.length} bytes: a loop goes on although there is nothing left.`,
    );
  }
}
