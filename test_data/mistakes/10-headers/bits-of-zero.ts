// toString of 0 has one digit, so zero gets a length of 1.
import { targetToBits as right } from '../../../solutions/10-headers';

export const exercise = 'targetToBits';
export const diagnosis = 'Zero has no bytes at all';

export function targetToBits(target: bigint): number {
  return target === 0n ? 0x01000000 : right(target);
}
