// An error that does not say what it is about.
import { fromHex } from '../../../src/bytes';

export const exercise = 'hashBytes';
export const diagnosis = "The error's message does not say";

export function hashBytes(text: string): Uint8Array {
  if (!/^[0-9a-f]{64}$/i.test(text)) throw new RangeError('a hash is 64 hex digits');
  return fromHex(text).reverse();
}
