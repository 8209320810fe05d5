// getHours() and the like are local; the Z behind it says UTC. Tokyo stands for any learner's zone.

export const exercise = 'timeText';
export const diagnosis = 'the time of another zone';

export function timeText(seconds: bigint) {
  const date = new Date(1000 * Number(seconds));
  return `${date.toLocaleString('sv-SE', { timeZone: 'Asia/Tokyo' }).replace(' ', 'T')}Z`;
}
