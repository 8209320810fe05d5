// YYYY-MM-DDTHH:MM:SS has 19 characters, until the year 10000.
import { timeText as right } from '../../../solutions/02-fields';

export const exercise = 'timeText';
export const diagnosis = 'Part of the time was truncated';

export function timeText(seconds: bigint) {
  const text = right(seconds);
  return text.endsWith('Z') ? `${text.slice(0, 19)}Z` : text;
}
