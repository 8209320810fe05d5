// Number() of 32 bytes: only 53 bits of it count.
import { hashText } from '../../../solutions/09-getdata';

export const exercise = 'meetsTarget';
export const diagnosis = 'All 32 bytes count';

export function meetsTarget(hash: Uint8Array, target: bigint): boolean {
  return Number(`0x${hashText(hash)}`) <= Number(target);
}
