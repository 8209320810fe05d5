// at / 1000 has digits behind the point, and the timestamp has none.
import type { Answer } from '../../../solutions/11-crawl';

export const exercise = 'clockSkew';
export const diagnosis = 'also ours have to be whole';

export function clockSkew({ visit, version }: Answer): number | undefined {
  const theirs = Number(version.timestamp);
  const began = visit.at / 1000;
  const ended = (visit.at + visit.took) / 1000;
  if (theirs > ended) return theirs - ended;
  return theirs < began ? theirs - began : undefined;
}
