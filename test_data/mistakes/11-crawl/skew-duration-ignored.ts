// The difference from the start: the duration of the visit is ignored.
import type { Answer } from '../../../solutions/11-crawl';

export const exercise = 'clockSkew';
export const diagnosis = 'Within the visit, its clock may be right';

export function clockSkew({ visit, version }: Answer): number | undefined {
  const theirs = Number(version.timestamp);
  const skew = theirs - Math.floor(visit.at / 1000);
  return skew === 0 ? undefined : skew;
}
