// A time is a time, but one is in seconds and the other in milliseconds.
import type { Answer } from '../../../solutions/11-crawl';

export const exercise = 'clockSkew';
export const diagnosis = 'Milliseconds and seconds were mixed up';

export function clockSkew({ visit, version }: Answer): number | undefined {
  const theirs = Number(version.timestamp);
  if (theirs > visit.at + visit.took) return theirs - visit.at - visit.took;
  return theirs < visit.at ? theirs - visit.at : undefined;
}
