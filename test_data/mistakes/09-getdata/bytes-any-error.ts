// fromHex() complains by itself about whatever is no hex. Its message does not hold the text.
import { fromHex } from '../../../src/wire/bytes';

export const exercise = 'hashBytes';
export const diagnosis = 'not with a RangeError';

export function hashBytes(text: string): Uint8Array {
  const hash = fromHex(text.replace(/ /g, '!')).reverse();
  if (hash.length !== 32) throw new Error(`no hash: ${text}`);
  return hash;
}
