// The last three bytes are always kept: nothing is lost, but bytes are held that can never become a magic.
import * as right from '../../../solutions/07-streams';

export const exercise = 'seek';
export const diagnosis = 'Bytes are kept that cannot become a magic';

export function seek(bytes: Uint8Array, magic: Uint8Array) {
  const at = Buffer.from(bytes).indexOf(magic);
  const tail = right.seek(bytes, magic);
  return at !== -1 || tail < bytes.length ? tail : Math.max(0, bytes.length - 3);
}
