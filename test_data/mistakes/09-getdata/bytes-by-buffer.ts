// Buffer.from() stops at the first thing that is no hex digit, and says nothing.

export const exercise = 'hashBytes';
export const diagnosis = 'other than 32 bytes';

export function hashBytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'hex')).reverse();
}
