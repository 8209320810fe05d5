// Taken for the uint32 of addr messages; in a version message the time has 64 bits.
import { timeText as right } from '../../../solutions/02-fields';

export const exercise = 'timeText';
export const diagnosis = 'they have 64 bits, not 32';

export function timeText(seconds: bigint) {
  return right(seconds < 0n ? seconds : BigInt.asUintN(32, seconds));
}
