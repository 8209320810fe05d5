// at / 1000 has decimal places, but the timestamp has not.
import type { Answer } from '../../../solutions/11-crawl';

export const exercise = 'clockSkew';
export const diagnosis = 'round ours down before you compare';

export function clockSkew({ visit, version }: Answer): number | undefined {
  const theirs = Number(version.timestamp);
  const began = visit.at / 1000;
  const ended = (visit.at + visit.took) / 1000;
  if (theirs > ended) return theirs - ended;
  return theirs < began ? theirs - began : undefined;
}
