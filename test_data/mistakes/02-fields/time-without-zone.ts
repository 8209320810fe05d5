// datetime.fromtimestamp in Python: local time, and not a word of it.

export const exercise = 'timeText';
export const diagnosis = 'That is not UTC';

export function timeText(seconds: bigint) {
  return new Date(1000 * Number(seconds)).toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' });
}
