import crypto from 'node:crypto';

/**
 * Count how many bytes a call hashes with Node's crypto (hashing by @noble/hashes is fast, and is not
 * counted). A call that hashes far too many is stopped, so that a suite need not wait for it.
 *
 * @param work - the call
 * @param most - the maximum number of bytes; beyond it, hashing throws
 * @returns the number of bytes hashed; more than `most` if it was stopped
 */
export function bytesHashed(work: () => void, most: number): number {
  let count = 0;
  const note = (data: crypto.BinaryLike) => {
    count += typeof data === 'string' ? data.length : data.byteLength;
    if (count > most) throw new TooMuch(`more than ${most} bytes were to be hashed`);
  };
  const { hash } = crypto;
  const { update } = crypto.Hash.prototype;
  crypto.hash = ((...args: Parameters<typeof hash>) => (note(args[1]), hash(...args))) as typeof hash;
  crypto.Hash.prototype.update = function (this: crypto.Hash, ...args: Parameters<typeof update>) {
    note(args[0]);
    return update.apply(this, args);
  } as typeof update;
  try {
    work();
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
  } finally {
    crypto.hash = hash;
    crypto.Hash.prototype.update = update;
  }
  return count;
}

class TooMuch extends Error {}
