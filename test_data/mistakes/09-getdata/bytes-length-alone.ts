// 64 characters, so it will be a hash. parseInt() makes NaN of the rest, and the array 0.

export const exercise = 'hashBytes';
export const diagnosis = 'taken for a hash, silently';

export function hashBytes(text: string): Uint8Array {
  if (text.length !== 64) throw new RangeError(`no hash: ${text}`);
  return Uint8Array.from(text.match(/../gs)!, (digits) => parseInt(digits, 16)).reverse();
}
