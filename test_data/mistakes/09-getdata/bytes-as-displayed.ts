// bytearray.fromhex(tx_id), as in the tutorial.
import { fromHex } from '../../../src/wire/bytes';

export const exercise = 'hashBytes';
export const diagnosis = 'the second error of the tutorial';

export function hashBytes(text: string): Uint8Array {
  if (!/^[0-9a-f]{64}$/i.test(text)) throw new RangeError(`not a hash: ${text}`);
  return fromHex(text);
}
