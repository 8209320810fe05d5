// How far we are ahead of the node, instead of the reverse.
import type { Answer } from '../../../solutions/11-crawl';

export const exercise = 'clockSkew';
export const diagnosis = 'The sign is wrong: ahead of us';

export function clockSkew({ visit, version }: Answer): number | undefined {
  const theirs = Number(version.timestamp);
  const began = Math.floor(visit.at / 1000);
  const ended = Math.floor((visit.at + visit.took) / 1000);
  if (theirs > ended) return ended - theirs;
  return theirs < began ? began - theirs : undefined;
}
