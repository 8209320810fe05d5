// Date.now() is our time, but the visit was read from a file.
import type { Answer } from '../../../solutions/11-crawl';

export const exercise = 'clockSkew';
export const diagnosis = 'A visit may be read years later';

export function clockSkew({ visit, version }: Answer): number | undefined {
  const theirs = Number(version.timestamp);
  const skew = theirs - Math.floor(Date.now() / 1000);
  return Math.abs(skew * 1000) <= visit.took ? undefined : skew;
}
