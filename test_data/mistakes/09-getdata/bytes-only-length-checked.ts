// 64 characters, so it must be a hash. parseInt() makes NaN of anything else, and the array makes 0 of that.

export const exercise = 'hashBytes';
export const diagnosis = 'You silently accepted it as a hash';

export function hashBytes(text: string): Uint8Array {
  if (text.length !== 64) throw new RangeError(`not a hash: ${text}`);
  return Uint8Array.from(text.match(/../gs)!, (digits) => parseInt(digits, 16)).reverse();
}
