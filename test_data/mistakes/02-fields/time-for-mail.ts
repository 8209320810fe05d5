// The time as mail and HTTP write it.

export const exercise = 'timeText';
export const diagnosis = 'not in the form of ISO 8601';

export function timeText(seconds: bigint) {
  return new Date(Number(seconds) * 1000).toUTCString();
}
