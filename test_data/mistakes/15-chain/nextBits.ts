import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for nextBits. */
export const mistakes = new MistakeTable('nextBits');

// 2015 intervals of ten minutes: that would be right, but it is not what Bitcoin does.
mistakes.patch('retarget-2015-intervals', 'You divided by 2015 × 600 seconds', [
  'BigInt(TWO_WEEKS)',
  'BigInt(2015 * 600)',
]);

// Math.abs, so that a time is never negative.
mistakes.patch('retarget-absolute-time', 'do not take its absolute value', [
  'lastTime - firstTime',
  'Math.abs(lastTime - firstTime)',
]);

// It corrects only a time that is too short.
mistakes.patch('retarget-clamp-below-only', 'Four times is the maximum', [
  'Math.min(Math.max(lastTime - firstTime, TWO_WEEKS / 4), TWO_WEEKS * 4)',
  'Math.max(lastTime - firstTime, TWO_WEEKS / 4)',
]);

// min and max mixed up: every time becomes eight weeks.
mistakes.patch('retarget-clamp-inverted', 'You counted 12 days as eight weeks', [
  'Math.min(Math.max(',
  'Math.max(Math.min(',
]);

// It divides before it multiplies: with bigints the remainder is lost.
mistakes.patch('retarget-divides-first', 'You divided before you multiplied', [
  '* BigInt(took)) / BigInt(TWO_WEEKS)',
  '/ BigInt(TWO_WEEKS)) * BigInt(took)',
]);

// The time is a number, so the target becomes one, too. It keeps only 53 of its bits.
mistakes.patch('retarget-in-a-number', 'A number has 53 bits', [
  '(bitsToTarget(bits, limit) * BigInt(took)) / BigInt(TWO_WEEKS)',
  'BigInt(Math.round(Number(bitsToTarget(bits, limit)) * (took / TWO_WEEKS)))',
]);

// The target grows without a limit.
mistakes.patch('retarget-limit-forgotten', 'The target went above the limit', [
  'target > limit ? limit : target',
  'target',
]);

// The time as measured. The limits look like an afterthought.
mistakes.patch('retarget-no-clamp', 'at least a quarter of two weeks', [
  'Math.min(Math.max(lastTime - firstTime, TWO_WEEKS / 4), TWO_WEEKS * 4)',
  'lastTime - firstTime',
]);

// Slow means hard: it multiplies as for a difficulty, but this is a target.
mistakes.patch('retarget-upside-down', 'so the target goes down a little', [
  '* BigInt(took)) / BigInt(TWO_WEEKS)',
  '* BigInt(TWO_WEEKS)) / BigInt(took)',
]);
