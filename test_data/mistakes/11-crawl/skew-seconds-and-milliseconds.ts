// A time is a time: one is in seconds, the other in milliseconds.
import type { Answer } from '../../../solutions/11-crawl';

export const exercise = 'clockSkew';
export const diagnosis = 'Milliseconds and seconds were mixed';

export function clockSkew({ visit, version }: Answer): number | undefined {
  const theirs = Number(version.timestamp);
  if (theirs > visit.at + visit.took) return theirs - visit.at - visit.took;
  return theirs < visit.at ? theirs - visit.at : undefined;
}
