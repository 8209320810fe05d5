import { bitsToTarget, EPOCH, targetToBits, TWO_WEEKS } from '../../../solutions/10-headers';
import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for nextBits. */
export const mistakes = new MistakeTable('nextBits');

// 2015 intervals of ten minutes: that would be right, but it is not what Bitcoin does.
mistakes.add(
  'retarget-2015-intervals',
  'You divided by 2015 × 600 seconds',
  (bits: number, firstTime: number, lastTime: number, limit: bigint): number => {
    const took = Math.min(Math.max(lastTime - firstTime, TWO_WEEKS / 4), TWO_WEEKS * 4);
    const target = (bitsToTarget(bits, limit) * BigInt(took)) / BigInt((EPOCH - 1) * 600);
    return targetToBits(target > limit ? limit : target);
  },
);

// Math.abs, so that a time is never negative.
mistakes.add(
  'retarget-absolute-time',
  'no absolute value',
  (bits: number, firstTime: number, lastTime: number, limit: bigint): number => {
    const took = Math.min(Math.max(Math.abs(lastTime - firstTime), TWO_WEEKS / 4), TWO_WEEKS * 4);
    const target = (bitsToTarget(bits, limit) * BigInt(took)) / BigInt(TWO_WEEKS);
    return targetToBits(target > limit ? limit : target);
  },
);

// It corrects only a time that is too short.
mistakes.add(
  'retarget-clamp-below-only',
  'Four times is the maximum',
  (bits: number, firstTime: number, lastTime: number, limit: bigint): number => {
    const took = Math.max(lastTime - firstTime, TWO_WEEKS / 4);
    const target = (bitsToTarget(bits, limit) * BigInt(took)) / BigInt(TWO_WEEKS);
    return targetToBits(target > limit ? limit : target);
  },
);

// min and max mixed up: every time becomes eight weeks.
mistakes.add(
  'retarget-clamp-inverted',
  'so the target goes down a little',
  (bits: number, firstTime: number, lastTime: number, limit: bigint): number => {
    const took = Math.max(Math.min(lastTime - firstTime, TWO_WEEKS / 4), TWO_WEEKS * 4);
    const target = (bitsToTarget(bits, limit) * BigInt(took)) / BigInt(TWO_WEEKS);
    return targetToBits(target > limit ? limit : target);
  },
);

// It divides before it multiplies: with bigints the remainder is lost.
mistakes.add(
  'retarget-divides-first',
  'You divided before you multiplied',
  (bits: number, firstTime: number, lastTime: number, limit: bigint): number => {
    const took = Math.min(Math.max(lastTime - firstTime, TWO_WEEKS / 4), TWO_WEEKS * 4);
    const target = (bitsToTarget(bits, limit) / BigInt(TWO_WEEKS)) * BigInt(took);
    return targetToBits(target > limit ? limit : target);
  },
);

// The time is a number, so the target becomes one, too. It keeps only 53 of its bits.
mistakes.add(
  'retarget-in-a-number',
  'A number has 53 bits',
  (bits: number, firstTime: number, lastTime: number, limit: bigint): number => {
    const took = Math.min(Math.max(lastTime - firstTime, TWO_WEEKS / 4), TWO_WEEKS * 4);
    const target = BigInt(Math.round(Number(bitsToTarget(bits, limit)) * (took / TWO_WEEKS)));
    return targetToBits(target > limit ? limit : target);
  },
);

// The target grows without a limit.
mistakes.add(
  'retarget-limit-forgotten',
  'The target went above the limit',
  (bits: number, firstTime: number, lastTime: number, limit: bigint): number => {
    const took = Math.min(Math.max(lastTime - firstTime, TWO_WEEKS / 4), TWO_WEEKS * 4);
    const target = (bitsToTarget(bits, limit) * BigInt(took)) / BigInt(TWO_WEEKS);
    return targetToBits(target);
  },
);

// The time as measured. The limits look like an afterthought.
mistakes.add(
  'retarget-no-clamp',
  'at least a quarter of two weeks',
  (bits: number, firstTime: number, lastTime: number, limit: bigint): number => {
    const took = lastTime - firstTime;
    const target = (bitsToTarget(bits, limit) * BigInt(took)) / BigInt(TWO_WEEKS);
    return targetToBits(target > limit ? limit : target);
  },
);

// Slow means hard: it multiplies as for a difficulty, but this is a target.
mistakes.add(
  'retarget-upside-down',
  'so the target goes down a little',
  (bits: number, firstTime: number, lastTime: number, limit: bigint): number => {
    const took = Math.min(Math.max(lastTime - firstTime, TWO_WEEKS / 4), TWO_WEEKS * 4);
    const target = (bitsToTarget(bits, limit) * BigInt(TWO_WEEKS)) / BigInt(took);
    return targetToBits(target > limit ? limit : target);
  },
);
