import { hash256, hashText } from '../../solutions/12-getdata';
import { bitsToTarget, header, meetsTarget } from '../../solutions/14-headers';
import { decode } from '../wire/codec/codec';

/** The easiest target that bits can stand for: which network a header belongs to is not in it. */
const ANY_TARGET = (1n << 256n) - 1n;

/** The length of a block header in bytes. */
export const BLOCK_HEADER = 80;

/**
 * The target of a block header, and whether its hash meets it.
 *
 * @param bytes - 80 bytes
 */
export function proofOf(bytes: Uint8Array): { hash: Uint8Array; met: boolean; why: string } {
  const hash = hash256(bytes);
  try {
    const met = meetsTarget(hash, bitsToTarget(decode(header.read, bytes).bits, ANY_TARGET));
    return {
      hash,
      met,
      why: met ? 'It meets the target in its bits.' : 'It does not meet the target in its bits.',
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { hash, met: false, why: `There is no such target: ${error.message}.` };
  }
}

/** What follows from a block header: its hash, and whether that meets its target. */
export function headerFacts(bytes: Uint8Array): string[] {
  const { hash, why } = proofOf(bytes);
  return [`block hash ${hashText(hash)}`, why];
}
