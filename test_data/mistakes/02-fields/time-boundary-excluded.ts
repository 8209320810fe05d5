// < instead of <=: the last second that a Date can hold is excluded.
import { timeText as right } from '../../../solutions/02-fields';

export const exercise = 'timeText';
export const diagnosis = 'The boundary itself is still allowed';

export function timeText(seconds: bigint) {
  return seconds < 8_640_000_000_000n ? right(seconds) : `${seconds} s`;
}
