// indexOf in the hex string counts digits.
import * as right from '../../../solutions/07-streams';
import { hex } from '../../../src/wire/bytes';

export const exercise = 'seek';
export const diagnosis = 'One byte is two hex digits';

export function seek(bytes: Uint8Array, magic: Uint8Array) {
  const at = hex(bytes).indexOf(hex(magic));
  return at === -1 ? right.seek(bytes, magic) : at;
}
