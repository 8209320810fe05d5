// Three bytes are kept in any case: it loses nothing, and holds what can never be a magic.
import * as right from '../../../solutions/07-streams';

export const exercise = 'seek';
export const diagnosis = 'More is kept than may become a magic';

export function seek(bytes: Uint8Array, magic: Uint8Array) {
  const at = Buffer.from(bytes).indexOf(magic);
  const tail = right.seek(bytes, magic);
  return at !== -1 || tail < bytes.length ? tail : Math.max(0, bytes.length - 3);
}
