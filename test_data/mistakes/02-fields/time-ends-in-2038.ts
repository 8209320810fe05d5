// | 0 to make an integer of a number.

export const exercise = 'timeText';
export const diagnosis = 'In 2038 the seconds pass 2^31';

export function timeText(seconds: bigint) {
  return new Date(1000 * (Number(seconds) | 0)).toISOString().replace('.000Z', 'Z');
}
