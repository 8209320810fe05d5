// < for <=: the last second of the calendar is thrown out.
import { timeText as right } from '../../../solutions/02-fields';

export const exercise = 'timeText';
export const diagnosis = 'The border itself is still allowed';

export function timeText(seconds: bigint) {
  return seconds < 8_640_000_000_000n ? right(seconds) : `${seconds} s`;
}
