import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for reverseBytes. */
export const mistakes = new MistakeTable('reverseBytes');

// In Python, slicing with [::-1] makes a copy; reverse() changes the array itself.
mistakes.add('reverse-in-place', 'reverse() works in place', (bytes: Uint8Array) => bytes.reverse());

// Swapping without a temporary variable: the first half is overwritten before it is read.
mistakes.add('swap-overwrites', 'You overwrote half of the bytes', (bytes: Uint8Array) => {
  const result = bytes.slice();
  for (let i = 0; i < result.length; i++) result[i] = result[result.length - 1 - i];
  return result;
});
