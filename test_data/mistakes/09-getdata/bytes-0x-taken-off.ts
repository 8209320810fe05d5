// 0x in front is taken off, as Ethereum writes it.
import { fromHex } from '../../../src/wire/bytes';

export const exercise = 'hashBytes';
export const diagnosis = 'taken for a hash, silently';

export function hashBytes(text: string): Uint8Array {
  const digits = text.replace(/^0x/, '');
  if (!/^[0-9a-f]{64}$/i.test(digits)) throw new RangeError(`no hash: ${text}`);
  return fromHex(digits).reverse();
}
