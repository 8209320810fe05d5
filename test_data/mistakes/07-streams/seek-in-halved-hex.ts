// indexOf in the hex string, halved: it also finds a magic that begins in the middle of a byte.
import * as right from '../../../solutions/07-streams';
import { hex } from '../../../src/wire/bytes';

export const exercise = 'seek';
export const diagnosis = 'across byte boundaries';

export function seek(bytes: Uint8Array, magic: Uint8Array) {
  const at = hex(bytes).indexOf(hex(magic));
  return at === -1 ? right.seek(bytes, magic) : at / 2;
}
