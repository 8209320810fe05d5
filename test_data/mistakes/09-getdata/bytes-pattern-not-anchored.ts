// The pattern has no ^ and no $: somewhere in the string there is a hash.

export const exercise = 'hashBytes';
export const diagnosis = 'more or fewer than 32 bytes';

export function hashBytes(text: string): Uint8Array {
  if (!/[0-9a-f]{64}/i.test(text)) throw new RangeError(`not a hash: ${text}`);
  return Uint8Array.from(text.match(/../g)!, (digits) => parseInt(digits, 16)).reverse();
}
