import { uint64 } from '../../../solutions/02-fields';
import * as right from '../../../solutions/18-gossip';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import type { Reader } from '../../../src/wire/codec/reader';

/** Wrong answers for readFeefilter. */
export const mistakes = new MistakeTable('readFeefilter');

// The value is returned as it is: strangers are believed.
mistakes.patch('no-limits', 'Below 0 or above MAX_MONEY it means nothing', [
  'return rate >= 0n && rate <= MAX_MONEY ? rate : undefined;',
  'return rate;',
]);

// Only what is below 0 looks wrong.
mistakes.patch('no-upper-limit', 'It is more than all the satoshi that there will ever be', [
  ' && rate <= MAX_MONEY',
  '',
]);

// Only what is too much looks wrong.
mistakes.patch('no-lower-limit', 'It was accepted. Below 0 or above MAX_MONEY', ['rate >= 0n && ', '']);

// "Positive" is taken literally.
mistakes.patch('zero-ignored', '0 is a fee, too', ['rate >= 0n', 'rate > 0n']);

// The limit itself counts as too much.
mistakes.patch('fee-limit-exclusive', 'this is the largest fee that counts', [
  'rate <= MAX_MONEY',
  'rate < MAX_MONEY',
]);

// What is out of bounds is an error everywhere else.
mistakes.patch('out-of-bounds-throws', 'The message can be read; it only means nothing', [
  ': undefined;\n}\n\n/**\n * Read an address',
  ": (() => { throw new RangeError('fee'); })();\n}\n\n/**\n * Read an address",
]);

// Fees are never negative, so the field is read as an unsigned number, and the limits are forgotten.
mistakes.add('unsigned', 'A fee below 0 was read as an unsigned number', (r: Reader) => {
  const rate = uint64.read(r);
  return rate > right.MAX_MONEY && rate < 2n ** 63n ? undefined : rate;
});

// A fee that is too high is moved to the limit.
mistakes.add('clamped', 'It was moved to the limit', (r: Reader) => {
  const { rate } = right.feefilter.read(r);
  if (rate < 0n) return 0n;
  return rate > right.MAX_MONEY ? right.MAX_MONEY : rate;
});

// The struct is returned, and not the field in it.
mistakes.add('the-whole-message', 'Return the rate alone', (r: Reader) => right.feefilter.read(r));

// Millions of bitcoin, instead of satoshi.
mistakes.patch('limit-in-bitcoin', 'this is the largest fee that counts', [
  'rate <= MAX_MONEY',
  'rate <= 21_000_000n',
]);
