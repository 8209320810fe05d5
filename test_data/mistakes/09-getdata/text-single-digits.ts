// toString(16) of each byte, which is a single digit below 16.

export const exercise = 'hashText';
export const diagnosis = 'two for each byte';

export function hashText(hash: Uint8Array): string {
  let text = '';
  for (const byte of hash) text = byte.toString(16) + text;
  return text;
}
