// datetime.fromtimestamp() in Python: local time, without saying so.

export const exercise = 'timeText';
export const diagnosis = 'That is not UTC';

export function timeText(seconds: bigint) {
  return new Date(1000 * Number(seconds)).toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' });
}
