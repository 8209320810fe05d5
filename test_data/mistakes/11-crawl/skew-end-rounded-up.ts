// The end is rounded up, to be on the safe side.
import type { Answer } from '../../../solutions/11-crawl';

export const exercise = 'clockSkew';
export const diagnosis = 'The visit ended within the second';

export function clockSkew({ visit, version }: Answer): number | undefined {
  const theirs = Number(version.timestamp);
  const began = Math.floor(visit.at / 1000);
  const ended = Math.ceil((visit.at + visit.took) / 1000);
  if (theirs > ended) return theirs - ended;
  return theirs < began ? theirs - began : undefined;
}
