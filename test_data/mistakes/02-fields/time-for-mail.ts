// The time as mail and HTTP headers write it.

export const exercise = 'timeText';
export const diagnosis = 'not in ISO 8601 format';

export function timeText(seconds: bigint) {
  return new Date(Number(seconds) * 1000).toUTCString();
}
