// JSON writes a Date in ISO 8601, but with quotes around it.

export const exercise = 'timeText';
export const diagnosis = 'There are quotes around it';

export function timeText(seconds: bigint) {
  const date = new Date(Number(seconds) * 1000);
  return Number.isNaN(+date) ? `${seconds} s` : JSON.stringify(date).replace('.000', '');
}
