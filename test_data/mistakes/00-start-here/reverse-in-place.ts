// In Python, slicing with [::-1] makes a copy; reverse() changes the array itself.

export const exercise = 'reverseBytes';
export const diagnosis = 'reverse() works in place';

export function reverseBytes(bytes: Uint8Array) {
  return bytes.reverse();
}
