// A distance has no sign, but behind is not ahead.
import type { Answer } from '../../../solutions/11-crawl';

export const exercise = 'clockSkew';
export const diagnosis = 'Behind us must be negative';

export function clockSkew({ visit, version }: Answer): number | undefined {
  const theirs = Number(version.timestamp);
  const began = Math.floor(visit.at / 1000);
  const ended = Math.floor((visit.at + visit.took) / 1000);
  if (theirs > ended) return theirs - ended;
  return theirs < began ? began - theirs : undefined;
}
