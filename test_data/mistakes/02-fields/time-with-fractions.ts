// The result of toISOString(), unchanged.

export const exercise = 'timeText';
export const diagnosis = 'leave out the fraction';

export function timeText(seconds: bigint) {
  return new Date(1000 * Number(seconds)).toISOString();
}
