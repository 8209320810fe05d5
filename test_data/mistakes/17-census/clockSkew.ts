import type { Answer } from '../../../solutions/17-census';
import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for clockSkew. */
export const mistakes = new MistakeTable('clockSkew');

// It compares with both ends of the visit, but measures the distance from only one.
mistakes.patch('skew-ahead-from-the-start', 'Measure how far ahead it is from the end of the visit', [
  'theirs - ended',
  'theirs - began',
]);

// The difference from the start: the duration of the visit is ignored.
mistakes.patch('skew-duration-ignored', 'Within the visit, its clock may be right', [
  '(visit.at + visit.took)',
  'visit.at',
]);

// The end is rounded up, to be on the safe side.
mistakes.patch('skew-end-rounded-up', 'The visit ended within the second', [
  'floor((visit.at',
  'ceil((visit.at',
]);

// at / 1000 has decimal places, but the timestamp does not.
mistakes.patch(
  'skew-fractions-of-a-second',
  'round ours down before you compare',
  ['Math.floor(visit.at / 1000)', 'visit.at / 1000'],
  ['Math.floor((visit.at + visit.took) / 1000)', '(visit.at + visit.took) / 1000'],
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
mistakes.patch('skew-of-32-bits', 'all 64 bits count', [
  'version.timestamp',
  'BigInt.asIntN(32, version.timestamp)',
]);

// How far we are ahead of the node, instead of the reverse.
mistakes.patch(
  'skew-ours-minus-theirs',
  'The sign is wrong: ahead of us',
  ['theirs - ended', 'ended - theirs'],
  ['theirs - began', 'began - theirs'],
);

// A time is a time, but one is in seconds and the other in milliseconds.
mistakes.patch(
  'skew-seconds-and-milliseconds',
  'Milliseconds and seconds were mixed up',
  ['Math.floor(visit.at / 1000)', 'visit.at'],
  ['Math.floor((visit.at + visit.took) / 1000)', 'visit.at + visit.took'],
);

// A distance has no sign, but slow is not fast.
mistakes.patch('skew-without-a-sign', 'has a negative skew', ['theirs - began', 'began - theirs']);

// The beginning is rounded to the nearest second.
mistakes.patch('skew-start-to-the-nearest', 'Round down, not to the nearest', [
  'Math.floor(visit.at / 1000)',
  'Math.round(visit.at / 1000)',
]);

// Start and duration are rounded one by one.
mistakes.patch('skew-rounded-one-by-one', 'Add first, and round down then', [
  'Math.floor((visit.at + visit.took) / 1000)',
  'began + Math.floor(visit.took / 1000)',
]);

// Only at is turned into seconds.
mistakes.patch('skew-took-as-seconds', '2500 are not seconds', [
  '(visit.at + visit.took) / 1000',
  'visit.at / 1000 + visit.took',
]);
