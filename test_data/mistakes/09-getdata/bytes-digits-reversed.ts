// The text is turned round before it is read.
import { fromHex } from '../../../src/wire/bytes';

export const exercise = 'hashBytes';
export const diagnosis = 'each byte has its two digits swapped';

export function hashBytes(text: string): Uint8Array {
  if (!/^[0-9a-f]{64}$/i.test(text)) throw new RangeError(`no hash: ${text}`);
  return fromHex(text.split('').reverse().join(''));
}
