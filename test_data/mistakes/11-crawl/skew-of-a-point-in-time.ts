// The difference to the beginning: how long the visit took is not thought of.
import type { Answer } from '../../../solutions/11-crawl';

export const exercise = 'clockSkew';
export const diagnosis = 'Within that, nothing can be said';

export function clockSkew({ visit, version }: Answer): number | undefined {
  const theirs = Number(version.timestamp);
  const skew = theirs - Math.floor(visit.at / 1000);
  return skew === 0 ? undefined : skew;
}
