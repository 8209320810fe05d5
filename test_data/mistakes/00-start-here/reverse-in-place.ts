// Who comes from Python expects a copy; reverse() turns the array itself round.

export const exercise = 'reverseBytes';
export const diagnosis = 'reverse() works in place';

export function reverseBytes(bytes: Uint8Array) {
  return bytes.reverse();
}
