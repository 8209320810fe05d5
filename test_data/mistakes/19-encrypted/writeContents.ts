import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for writeContents. */
export const mistakes = new MistakeTable('writeContents');

// indexOf counts from 0, the numbers from 1.
mistakes.patch('index-as-number', 'add 1 to the index', [
  'NUMBERED.indexOf(command) + 1',
  'Math.max(0, NUMBERED.indexOf(command))',
]);

// -1 as a byte is ff.
mistakes.patch('minus-one-as-a-byte', 'indexOf gives -1', [
  'const number = NUMBERED.indexOf(command) + 1;',
  'const number = NUMBERED.includes(command) ? NUMBERED.indexOf(command) + 1 : -1;',
]);

// The short form was overlooked: the name always works.
mistakes.patch('always-long', 'A ping has a number', [
  'const number = NUMBERED.indexOf(command) + 1;',
  'const number = 0;',
]);

// The payload is forgotten, as in a header.
mistakes.patch('no-payload', 'The payload is missing', [
  "w.field('command', () => writeCommand(w, command));\n    w.bytes(payload);",
  "w.field('command', () => writeCommand(w, command));",
]);

// The zero looks like a terminator that is not needed.
mistakes.patch('no-zero', 'The zero is missing', [
  'w.bytes(Uint8Array.of(number));',
  'if (number > 0) w.bytes(Uint8Array.of(number));',
]);

// The name without its padding.
mistakes.patch('no-padding', 'pad it with zeros', [
  "w.field('command', () => writeCommand(w, command));\n    w.bytes(payload);",
  'w.bytes(ascii(command));\n    w.bytes(payload);',
]);

// The zero alone.
mistakes.patch('no-name', 'The name is missing', [
  "if (number === 0) w.field('command', () => writeCommand(w, command));\n",
  '',
]);

// Only commands with a number were thought of.
mistakes.patch('rejects-the-others', 'is written in its long form', [
  'const number = NUMBERED.indexOf(command) + 1;',
  "const number = NUMBERED.indexOf(command) + 1;\n  if (number === 0) throw new WireError('command', 1, 'a command with a number', command);",
]);

// As in lesson 01, the length goes before the payload.
mistakes.patch('with-a-length', 'There is no length here', [
  "if (number === 0) w.field('command', () => writeCommand(w, command));\n    w.bytes(payload);",
  "if (number === 0) w.field('command', () => writeCommand(w, command));\n    else w.bytes(Uint8Array.of(payload.length));\n    w.bytes(payload);",
]);

// Any name is truncated to 12 characters.
mistakes.patch('truncates-a-name', 'a command of 13 characters', [
  'writeCommand(w, command));\n    w.bytes(payload)',
  'writeCommand(w, command.slice(0, 12)));\n    w.bytes(payload)',
]);
