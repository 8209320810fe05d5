// toISOString throws for what no Date can hold, and a peer can send just that.

export const exercise = 'timeText';
export const diagnosis = 'make the program stop';

export function timeText(seconds: bigint) {
  return new Date(1000 * Number(seconds)).toISOString().replace('.000Z', 'Z');
}
