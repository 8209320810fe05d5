import fc from 'fast-check';
import { WireError } from '../wire/codec/error';
import { Reader } from '../wire/codec/reader';
import { viewOf } from './at-offset';
import { show } from '../draw/show-value';

/** A fixed seed, so that an answer that was right stays right. */
const SEED = 0xd9b4bef9 | 0;

/**
 * Check that a property holds for any input; if it does not, show the smallest failing input.
 *
 * @param inputs - a generator for each argument
 * @param holds - throws (as `expect` does) if the property does not hold
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
 * Arbitrary bytes, up to 64 KiB, mostly short. Each is a view into a larger buffer, like the bytes from a
 * message.
 */
export function anyBytes(max = 0x10000): fc.Arbitrary<Uint8Array> {
  return fc.uint8Array({ maxLength: max }).map(viewOf);
}

/** Counts the reads. */
class CountingReader extends Reader {
  reads = 0;

  override bytes(count: number, field?: string): Uint8Array {
    this.reads++;
    return super.bytes(count, field);
  }
}

/**
 * Check that reading arbitrary bytes ends soon, with a value or with a WireError.
 *
 * @param read - reads something from a reader
 * @param bytes - the bytes in the reader
 * @throws if `read` throws anything but a WireError, or reads more often than the number of bytes can explain
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
