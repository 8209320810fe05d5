// bytearray.fromhex(tx_id), as the tutorial has it.
import { fromHex } from '../../../src/wire/bytes';

export const exercise = 'hashBytes';
export const diagnosis = 'the second fault of the tutorial';

export function hashBytes(text: string): Uint8Array {
  if (!/^[0-9a-f]{64}$/i.test(text)) throw new RangeError(`no hash: ${text}`);
  return fromHex(text);
}
