import * as right from '../../../solutions/02-fields';
import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for timeText. */
export const mistakes = new MistakeTable('timeText');

// < instead of <=: the last second that a Date can hold is excluded.
mistakes.patch('time-boundary-excluded', 'The boundary itself is still allowed', [
  'seconds > furthest',
  'seconds >= furthest',
]);

// The boundary and the unit at once: the number of the last second is shown, without its unit.
mistakes.patch(
  'time-boundary-excluded-and-no-unit',
  'The boundary itself is still allowed',
  ['seconds > furthest', 'seconds >= furthest'],
  ['return `${seconds} s`', 'return `${seconds}`'],
);

// Some date has to be shown, so it is the last possible one.
mistakes.patch('time-clamped', 'The peer never sent that time', [
  'return `${seconds} s`',
  'seconds = seconds > 0n ? furthest : -furthest',
]);

// | 0 to make an integer of a number.
mistakes.patch('time-ends-in-2038', 'In 2038 the seconds pass 2^31', [
  'Number(seconds)',
  '(Number(seconds) | 0)',
]);

// Taken for the uint32 of addr messages; in a version message the time has 64 bits.
mistakes.add('time-ends-in-2106', 'they have 64 bits, not 32', (seconds: bigint) =>
  right.timeText(seconds < 0n ? seconds : BigInt.asUintN(32, seconds)),
);

// The time as mail and HTTP headers write it.
mistakes.add('time-for-mail', 'not in ISO 8601 format', (seconds: bigint) =>
  new Date(Number(seconds) * 1000).toUTCString(),
);

// new Date() expects milliseconds, the wire has seconds.
mistakes.patch('time-in-milliseconds', 'A Date counts milliseconds', [
  '1000 * Number(seconds)',
  'Number(seconds)',
]);

// JSON writes a Date in ISO 8601, but with quotes around it.
mistakes.patch('time-in-quotes', 'There are quotes around it', [
  'new Date(1000 * Number(seconds)).toISOString()',
  'JSON.stringify(new Date(1000 * Number(seconds)))',
]);

// getHours() and the like are local; the Z after them says UTC. Tokyo is just an example.
mistakes.add('time-of-another-zone', 'the time in another zone', (seconds: bigint) => {
  const date = new Date(1000 * Number(seconds));
  return `${date.toLocaleString('sv-SE', { timeZone: 'Asia/Tokyo' }).replace(' ', 'T')}Z`;
});

// toISOString() throws if no Date can hold the time, and a peer can send exactly that.
mistakes.patch('time-throws', 'crash your program', ['seconds < -furthest || seconds > furthest', 'false']);

// YYYY-MM-DDTHH:MM:SS has 19 characters, until the year 10000.
mistakes.patch('time-truncated-at-19', 'You truncated the time', [
  ".replace('.000Z', 'Z')",
  ".slice(0, 19) + 'Z'",
]);

// The result of toISOString(), unchanged.
mistakes.patch('time-with-fractions', 'leave out the fraction', [".replace('.000Z', 'Z')", '']);

// datetime.fromtimestamp() in Python: local time, without saying so.
mistakes.add('time-without-zone', 'That is not UTC', (seconds: bigint) =>
  new Date(1000 * Number(seconds)).toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' }),
);

// if (!seconds): zero is taken for absent.
mistakes.add('time-zero-taken-for-absent', 'it is not absent', (seconds: bigint) =>
  seconds ? right.timeText(seconds) : 'never',
);

// The parts are put together by hand, and getUTCMonth() begins at 0.
mistakes.add('time-a-month-early', 'getUTCMonth() counts from 0', (seconds: bigint) => {
  const text = right.timeText(seconds);
  const month = new Date(1000 * Number(seconds)).getUTCMonth();
  return text.replace(/-\d\d-/, `-${String(month).padStart(2, '0')}-`);
});
