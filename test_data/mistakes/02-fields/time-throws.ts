// toISOString() throws if no Date can hold the time, and a peer can send exactly that.

export const exercise = 'timeText';
export const diagnosis = 'crash your program';

export function timeText(seconds: bigint) {
  return new Date(1000 * Number(seconds)).toISOString().replace('.000Z', 'Z');
}
