// The pictures show a certain number of leading zeros.
import { hashText } from '../../../solutions/09-getdata';

export const exercise = 'meetsTarget';
export const diagnosis = 'All 32 bytes count';

export function meetsTarget(hash: Uint8Array, target: bigint): boolean {
  const zeros = 64 - target.toString(16).length;
  return hashText(hash).startsWith('0'.repeat(zeros));
}
