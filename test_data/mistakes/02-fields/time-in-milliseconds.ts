// new Date() expects milliseconds, the wire has seconds.

export const exercise = 'timeText';
export const diagnosis = 'A Date counts milliseconds';

export function timeText(seconds: bigint) {
  return new Date(Number(seconds)).toISOString().replace('.000Z', 'Z');
}
