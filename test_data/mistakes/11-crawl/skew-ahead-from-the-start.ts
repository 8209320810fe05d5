// It compares with both ends of the visit, but measures the distance from only one.
import type { Answer } from '../../../solutions/11-crawl';

export const exercise = 'clockSkew';
export const diagnosis = 'Measure how far ahead it is from the end of the visit';

export function clockSkew({ visit, version }: Answer): number | undefined {
  const theirs = Number(version.timestamp);
  const began = Math.floor(visit.at / 1000);
  const ended = Math.floor((visit.at + visit.took) / 1000);
  return theirs >= began && theirs <= ended ? undefined : theirs - began;
}
