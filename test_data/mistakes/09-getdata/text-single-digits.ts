// toString(16) of each byte, and nobody thought of those below 16.

export const exercise = 'hashText';
export const diagnosis = 'each byte two of them';

export function hashText(hash: Uint8Array): string {
  let text = '';
  for (const byte of hash) text = byte.toString(16) + text;
  return text;
}
