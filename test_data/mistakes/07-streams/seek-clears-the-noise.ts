// Bytes that were given up are overwritten, though they belong to the caller.
import * as right from '../../../solutions/07-streams';

export const exercise = 'seek';
export const diagnosis = 'The bytes were modified';

export function seek(bytes: Uint8Array, magic: Uint8Array) {
  const at = right.seek(bytes, magic);
  bytes.fill(0, 0, at);
  return at;
}
