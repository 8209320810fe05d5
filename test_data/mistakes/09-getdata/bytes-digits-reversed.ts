// The text is turned round before it is read.
import { fromHex } from '../../../src/wire/bytes';

export const exercise = 'hashBytes';
export const diagnosis = 'the two digits of each byte are swapped';

export function hashBytes(text: string): Uint8Array {
  if (!/^[0-9a-f]{64}$/i.test(text)) throw new RangeError(`not a hash: ${text}`);
  return fromHex(text.split('').reverse().join(''));
}
