// getHours() and the like are local; the Z after them says UTC. Tokyo is just an example.

export const exercise = 'timeText';
export const diagnosis = 'the time in another zone';

export function timeText(seconds: bigint) {
  const date = new Date(1000 * Number(seconds));
  return `${date.toLocaleString('sv-SE', { timeZone: 'Asia/Tokyo' }).replace(' ', 'T')}Z`;
}
