// A leading 0x is stripped, since Ethereum writes it.
import { fromHex } from '../../../src/wire/bytes';

export const exercise = 'hashBytes';
export const diagnosis = 'You silently accepted it as a hash';

export function hashBytes(text: string): Uint8Array {
  const digits = text.replace(/^0x/, '');
  if (!/^[0-9a-f]{64}$/i.test(digits)) throw new RangeError(`not a hash: ${text}`);
  return fromHex(digits).reverse();
}
