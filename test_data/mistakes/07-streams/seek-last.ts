// lastIndexOf, as for splitting a string at its last separator.
import * as right from '../../../solutions/07-streams';

export const exercise = 'seek';
export const diagnosis = 'That is the second magic';

export function seek(bytes: Uint8Array, magic: Uint8Array) {
  const at = Buffer.from(bytes).lastIndexOf(magic);
  return at === -1 ? right.seek(bytes, magic) : at;
}
