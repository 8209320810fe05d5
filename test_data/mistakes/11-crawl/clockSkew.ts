import * as right from '../../../solutions/11-crawl';
import type { Answer } from '../../../solutions/11-crawl';
import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for clockSkew. */
export const mistakes = new MistakeTable('clockSkew');

// It compares with both ends of the visit, but measures the distance from only one.
mistakes.add(
  'skew-ahead-from-the-start',
  'Measure how far ahead it is from the end of the visit',
  ({ visit, version }: Answer): number | undefined => {
    const theirs = Number(version.timestamp);
    const began = Math.floor(visit.at / 1000);
    const ended = Math.floor((visit.at + visit.took) / 1000);
    return theirs >= began && theirs <= ended ? undefined : theirs - began;
  },
);

// The difference from the start: the duration of the visit is ignored.
mistakes.add(
  'skew-duration-ignored',
  'Within the visit, its clock may be right',
  ({ visit, version }: Answer): number | undefined => {
    const theirs = Number(version.timestamp);
    const skew = theirs - Math.floor(visit.at / 1000);
    return skew === 0 ? undefined : skew;
  },
);

// The end is rounded up, to be on the safe side.
mistakes.add(
  'skew-end-rounded-up',
  'The visit ended within the second',
  ({ visit, version }: Answer): number | undefined => {
    const theirs = Number(version.timestamp);
    const began = Math.floor(visit.at / 1000);
    const ended = Math.ceil((visit.at + visit.took) / 1000);
    if (theirs > ended) return theirs - ended;
    return theirs < began ? theirs - began : undefined;
  },
);

// at / 1000 has decimal places, but the timestamp has not.
mistakes.add(
  'skew-fractions-of-a-second',
  'round ours down before you compare',
  ({ visit, version }: Answer): number | undefined => {
    const theirs = Number(version.timestamp);
    const began = visit.at / 1000;
    const ended = (visit.at + visit.took) / 1000;
    if (theirs > ended) return theirs - ended;
    return theirs < began ? theirs - began : undefined;
  },
);

// Date.now() is our time, but the visit was read from a file.
mistakes.add(
  'skew-from-now',
  'A visit may be read years later',
  ({ visit, version }: Answer): number | undefined => {
    const theirs = Number(version.timestamp);
    const skew = theirs - Math.floor(Date.now() / 1000);
    return Math.abs(skew * 1000) <= visit.took ? undefined : skew;
  },
);

// A time of 32 bits is cheaper to subtract.
mistakes.add('skew-of-32-bits', 'all 64 bits count', ({ visit, version }: Answer) =>
  right.clockSkew({ visit, version: { ...version, timestamp: BigInt.asIntN(32, version.timestamp) } }),
);

// How far we are ahead of the node, instead of the reverse.
mistakes.add(
  'skew-ours-minus-theirs',
  'The sign is wrong: ahead of us',
  ({ visit, version }: Answer): number | undefined => {
    const theirs = Number(version.timestamp);
    const began = Math.floor(visit.at / 1000);
    const ended = Math.floor((visit.at + visit.took) / 1000);
    if (theirs > ended) return ended - theirs;
    return theirs < began ? began - theirs : undefined;
  },
);

// A time is a time, but one is in seconds and the other in milliseconds.
mistakes.add(
  'skew-seconds-and-milliseconds',
  'Milliseconds and seconds were mixed up',
  ({ visit, version }: Answer): number | undefined => {
    const theirs = Number(version.timestamp);
    if (theirs > visit.at + visit.took) return theirs - visit.at - visit.took;
    return theirs < visit.at ? theirs - visit.at : undefined;
  },
);

// A distance has no sign, but behind is not ahead.
mistakes.add(
  'skew-without-a-sign',
  'Behind us must be negative',
  ({ visit, version }: Answer): number | undefined => {
    const theirs = Number(version.timestamp);
    const began = Math.floor(visit.at / 1000);
    const ended = Math.floor((visit.at + visit.took) / 1000);
    if (theirs > ended) return theirs - ended;
    return theirs < began ? began - theirs : undefined;
  },
);
