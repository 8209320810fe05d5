// Buffer.from() stops at the first character that is not a hex digit, and says nothing.

export const exercise = 'hashBytes';
export const diagnosis = 'more or fewer than 32 bytes';

export function hashBytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'hex')).reverse();
}
