// toISOString as it is.

export const exercise = 'timeText';
export const diagnosis = 'leave the fractions out';

export function timeText(seconds: bigint) {
  return new Date(1000 * Number(seconds)).toISOString();
}
