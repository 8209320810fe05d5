// The pattern has only small letters.
import { fromHex } from '../../../src/wire/bytes';

export const exercise = 'hashBytes';
export const diagnosis = 'It was refused. F4 is f4';

export function hashBytes(text: string): Uint8Array {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new RangeError(`no hash: ${text}`);
  return fromHex(text).reverse();
}
