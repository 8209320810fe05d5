import type { Visit } from '../../../solutions/16-crawl';
import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for readVisits. */
export const mistakes = new MistakeTable('readVisits');

// split() returns one piece more than there are newlines.
mistakes.patch('read-after-the-last-newline', 'After the last newline there is nothing', [
  'lines.pop();',
  '',
]);

// It checks the address, but not the times.
mistakes.patch('read-at-not-checked', 'an at that is not a number was accepted', [
  '!Number.isFinite(at)',
  'at === undefined',
]);

// trim() removes the last newline, so the line before it counts as truncated.
mistakes.patch('read-drops-the-last-line', 'A visit is missing', [
  "text.split('\\n')",
  "text.trim().split('\\n')",
]);

// if (payload): an empty string is false.
mistakes.patch('read-empty-payload-lost', 'An empty payload is lost', [
  'return { ...rest, payload: fromHex(payload) }',
  'return payload ? { ...rest, payload: fromHex(payload) } : rest',
]);

// if (payload): an empty string is false, so it stays a string.
mistakes.patch('read-empty-payload-stays-a-string', 'An empty payload is lost', [
  'fromHex(payload)',
  'payload && fromHex(payload)',
]);

// It checks that there is an error, but not its type.
mistakes.patch('read-error-of-any-kind', 'an error that is null was accepted', [
  "if (typeof error !== 'string') throw new Error('error is not a string');",
  '',
]);

// Empty pieces are left out, but half a line is not empty.
mistakes.patch(
  'read-half-a-line',
  'A crawl that is stopped leaves half a line',
  ["text.split('\\n')", "text.split('\\n').filter(Boolean)"],
  ['lines.pop();', ''],
);

// Buffer.from(…, 'hex') reads what it can, and silently stops at the rest.
mistakes.patch(
  'read-hex-not-checked',
  'a payload that is not hex was accepted',
  [' || !/^([0-9a-f]{2})*$/i.test(payload)', ''],
  ['fromHex(payload)', "Uint8Array.from(Buffer.from(payload, 'hex'))"],
);

// The index is used as the line number.
mistakes.patch('read-lines-from-zero', 'Lines count from 1, arrays from 0', ['i + 1', 'i']);

// A line without payload and error is accepted, as a visit without an answer.
mistakes.patch(
  'read-neither-payload-nor-error',
  'neither payload nor error was accepted',
  ['(payload === undefined) === (error === undefined)', 'payload !== undefined && error !== undefined'],
  ["typeof error !== 'string'", "error !== undefined && typeof error !== 'string'"],
);

// JSON.parse('null') is null, and null has no address: a TypeError that does not say in which line.
mistakes.patch(
  'read-null-breaks',
  'It was rejected, but not with a SyntaxError',
  [' || value === null', ''],
  ['throw new SyntaxError(', 'if (error instanceof TypeError) throw error;\nthrow new SyntaxError('],
);

// 7711 looks like hex once it is converted to a string.
mistakes.patch(
  'read-payload-a-number',
  'a payload that is a number was accepted',
  ["typeof payload !== 'string' || !/", '!/'],
  ['fromHex(payload)', 'fromHex(String(payload))'],
);

// A line with both payload and error is accepted.
mistakes.patch('read-payload-and-error', 'both payload and error was accepted', [
  '(payload === undefined) === (error === undefined)',
  'payload === undefined && error === undefined',
]);

// JSON.parse, and a type assertion that the result is a Visit.
mistakes.add('read-payload-stays-hex', 'The payload is still hex', (text: string): Visit[] => {
  const lines = text.split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Visit);
});

// A blank line does no harm, so it is left out.
mistakes.patch('read-skips-blank-lines', 'An empty line was skipped', [
  'lines.map(',
  "lines.filter((line) => line !== '').map(",
]);

// catch and continue: it is only one of ten thousand.
mistakes.patch(
  'read-skips-broken-lines',
  'A broken line was skipped',
  ['lines.map(', 'lines.flatMap('],
  ['throw new SyntaxError(`line ${i + 1} is not a visit: ${(error as Error).message}`)', 'return []'],
);

// Why check how long it took?
mistakes.patch('read-took-not-checked', 'no took was accepted', [' || !Number.isFinite(took)', '']);

// The error of JSON.parse is a SyntaxError already.
mistakes.patch('read-error-without-a-line-number', 'The message does not say in which line', [
  'line ${i + 1} is not a visit: ',
  '',
]);

// An empty string counts as false.
mistakes.patch('read-empty-payload-rejected', 'You rejected an empty payload', [
  "typeof payload !== 'string'",
  "!payload || typeof payload !== 'string'",
]);
