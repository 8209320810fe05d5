// Strings can be compared, too; but only if they have the same length.
import { hashText } from '../../../solutions/09-getdata';

export const exercise = 'meetsTarget';
export const diagnosis = 'As strings, 0100… comes before ffff…';

export function meetsTarget(hash: Uint8Array, target: bigint): boolean {
  return hashText(hash) <= target.toString(16);
}
