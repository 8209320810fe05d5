// Node's 'ascii' drops the top bit, so that other bytes look like the magic.
import * as right from '../../../solutions/07-streams';

export const exercise = 'seek';
export const diagnosis = 'drops the top bit';

export function seek(bytes: Uint8Array, magic: Uint8Array) {
  const at = Buffer.from(bytes).toString('ascii').indexOf(Buffer.from(magic).toString('ascii'));
  return at === -1 ? right.seek(bytes, magic) : at;
}
