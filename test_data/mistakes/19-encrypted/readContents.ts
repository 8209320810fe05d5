import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for readContents. */
export const mistakes = new MistakeTable('readContents');

// The numbers begin with 1, the list with 0.
mistakes.patch('number-as-index', 'subtract 1', ['NUMBERED[number - 1]', 'NUMBERED[number]']);

// The payload is all of it.
mistakes.patch('payload-with-number', 'The payload begins after the number', [
  'return { command, payload: r.bytes(r.left) };',
  'return { command, payload: number === 0 ? r.bytes(r.left) : contents.slice() };',
]);

// A zero is looked up as well.
mistakes.patch('zero-looked-up', 'After a zero come 12 bytes', [
  "const command = number === 0 ? r.field('command', readCommand) : NUMBERED[number - 1];",
  'const command = NUMBERED[number - 1];',
]);

// One form for each command is tidier.
mistakes.patch('long-form-rejected', 'may come with its name all the same', [
  'return { command, payload: r.bytes(r.left) };',
  "if (number === 0 && NUMBERED.includes(command)) throw new WireError('number', 0, 'the short form', command);\n  return { command, payload: r.bytes(r.left) };",
]);

// Only the zero was thought of as special.
mistakes.patch('unknown-numbers', 'The last one is 28', [
  'if (number > NUMBERED.length) {',
  'if (number < 0) {',
]);

// Off by one at the end of the list.
mistakes.patch('number-29', 'The last one is 28', [
  'if (number > NUMBERED.length) {',
  'if (number > NUMBERED.length + 1) {',
]);

// contents[0] of nothing is undefined.
mistakes.patch('no-bytes', 'contents of no bytes', [
  "const [number] = r.bytes(1, 'number');",
  "const [number = 0] = r.left > 0 ? r.bytes(1) : [];\n  if (contents.length === 0) return { command: '', payload: NOTHING };",
]);

// The name ends at the first NUL, or wherever the contents end.
mistakes.patch('short-name', 'a name of 4 bytes', [
  "r.field('command', readCommand)",
  "new TextDecoder('latin1').decode(r.bytes(Math.min(12, r.left))).replace(/\\0+$/, '')",
]);

// slice(1) is right for a number, and is used for both forms.
mistakes.patch('payload-with-name', 'the payload begins at byte 13', [
  'return { command, payload: r.bytes(r.left) };',
  'return { command, payload: contents.slice(1) };',
]);

// An index has to be below the length, and a number may be equal to it.
mistakes.patch('last-number-rejected', 'You rejected the number 28', [
  'number > NUMBERED.length',
  'number >= NUMBERED.length',
]);

// The 12 bytes are decoded, and not read by readCommand.
mistakes.patch('name-with-nul-bytes', 'are not a part of the name', [
  "r.field('command', readCommand)",
  'new TextDecoder().decode(r.bytes(12))',
]);

// The name has 12 bytes, so the payload begins at byte 12.
mistakes.patch('payload-one-byte-early', 'The payload begins one byte too early', [
  'payload: r.bytes(r.left)',
  'payload: contents.slice(number === 0 ? 12 : 1)',
]);
