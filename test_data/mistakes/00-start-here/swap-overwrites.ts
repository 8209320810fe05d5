// Swapping without a temporary variable: the first half is overwritten before it is read.

export const exercise = 'reverseBytes';
export const diagnosis = 'overwritten before they were read';

export function reverseBytes(bytes: Uint8Array) {
  const result = bytes.slice();
  for (let i = 0; i < result.length; i++) result[i] = result[result.length - 1 - i];
  return result;
}
