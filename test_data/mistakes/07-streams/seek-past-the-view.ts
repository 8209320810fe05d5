// The search goes on to the end of the buffer, not to the end of the view.
import * as right from '../../../solutions/07-streams';

export const exercise = 'seek';
export const diagnosis = 'You looked past the end of the bytes';

export function seek(bytes: Uint8Array, magic: Uint8Array) {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset);
  const at = all.indexOf(magic);
  return at === -1 ? right.seek(bytes, magic) : at;
}
