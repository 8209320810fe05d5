import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for usableTime. */
export const mistakes = new MistakeTable('usableTime');

// Old addresses are corrected, too: the author thinks of a year.
mistakes.patch('old-corrected', 'old is not wrong', [
  'time <= 100_000_000 ||',
  'time < now - 30 * 86_400 ||',
]);

// Only the future looks wrong.
mistakes.patch('no-lower-limit-of-time', 'There was no Bitcoin in 1970', ['time <= 100_000_000 || ', '']);

// Below the limit, instead of up to it.
mistakes.patch('lower-limit-exclusive', 'the limit is included', [
  'time <= 100_000_000',
  'time < 100_000_000',
]);

// Only 1970 looks wrong.
mistakes.patch('no-upper-limit-of-time', 'nobody has seen a node in the future', [
  ' || time > now + 600',
  '',
]);

// No patience with clocks that are ahead.
mistakes.patch('no-ten-minutes', 'Ten minutes ahead is believed', ['time > now + 600', 'time > now']);

// From ten minutes on.
mistakes.patch('upper-limit-inclusive', 'Ten minutes ahead is believed', [
  'time > now + 600',
  'time >= now + 600',
]);

// A wrong time is taken for now.
mistakes.patch('wrong-is-now', 'a made-up address would look fresh', [
  'now - 5 * 86_400 : time',
  'now : time',
]);

// Days in milliseconds, as everywhere in JavaScript.
mistakes.patch('milliseconds', 'A day has 86,400 seconds, and all times here are in seconds', [
  '5 * 86_400',
  '5 * 86_400_000',
]);

// Hours, for days.
mistakes.patch('five-hours', 'Those are five hours', ['5 * 86_400', '5 * 3600']);

// Five days are added.
mistakes.patch('five-days-ahead', 'It lies five days ahead', ['now - 5 *', 'now + 5 *']);

// The clock of the computer is used, and not the one that is passed.
mistakes.patch('own-clock', 'counted from the clock of this computer', [
  'now - 5 * 86_400 : time',
  'Math.floor(Date.now() / 1000) - 5 * 86_400 : time',
]);

// Only a wrong time is returned.
mistakes.patch('right-time-lost', 'Return it as it is', [
  '5 * 86_400 : time',
  '5 * 86_400 : (undefined as never)',
]);

// Five days older than it says.
mistakes.patch('five-days-before-the-time', 'Those are five days before the time itself', [
  'now - 5 *',
  'time - 5 *',
]);
