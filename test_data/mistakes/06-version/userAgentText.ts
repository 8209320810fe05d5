import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { hex } from '../../../src/wire/bytes';

/** Wrong answers for userAgentText. */
export const mistakes = new MistakeTable('userAgentText');

// Safe, but hard to read.
mistakes.add('agent-as-hex', 'Those are the bytes as numbers', (bytes: Uint8Array) => hex(bytes));

// JSON.stringify adds quotes, and has its own escapes.
mistakes.add('agent-as-json', 'There are quotes around it', (bytes: Uint8Array) =>
  JSON.stringify(Buffer.from(bytes).toString('latin1')),
);

// latin1 loses no byte, but passes every control character to the terminal.
mistakes.add('agent-as-latin1', 'You let the escape character through', (bytes: Uint8Array) =>
  Buffer.from(bytes).toString('latin1'),
);

// String() of a Uint8Array: 47,83,97.
mistakes.add('agent-as-numbers', 'Those are the bytes as numbers', (bytes: Uint8Array) => String(bytes));

// TextDecoder replaces whatever it does not understand with U+FFFD.
mistakes.add('agent-as-utf8', 'its value is lost', (bytes: Uint8Array) => new TextDecoder().decode(bytes));

// Just as safe, but a backslash has an escape of its own.
mistakes.patch(
  'agent-backslash-by-value',
  'Double a backslash; do not show its value in hex',
  ['byte === 0x5c', 'false'],
  ['byte >= 0x20', 'byte !== 0x5c && byte >= 0x20'],
);

// The backslash is printable, so it is shown unchanged.
mistakes.patch('agent-backslash-once', 'This text and the byte 0a look the same now', [
  'byte === 0x5c',
  'false',
]);

// ASCII ends at 7f, so 7f is taken for printable.
mistakes.patch('agent-del-through', 'It is DEL, which is invisible', ['byte <= 0x7e', 'byte <= 0x7f']);

// replace() with a string replaces only the first match.
mistakes.add('agent-first-backslash-only', 'not only the first', (bytes: Uint8Array) => {
  const text = Buffer.from(bytes).toString('latin1').replace('\\', '\\\\');
  return text.replace(/[^ -~]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`);
});

// Control characters are replaced, but ff is taken for a letter, which it is in Latin-1.
mistakes.patch('agent-high-bytes-through', 'You let the byte ff through', ['byte <= 0x7e', 'byte !== 0x7f']);

// JSON.stringify again, with its quotes removed: \n for a line break.
mistakes.add('agent-json-without-quotes', 'Show the value of a line break', (bytes: Uint8Array) =>
  JSON.stringify(Buffer.from(bytes).toString('latin1'))
    .slice(1, -1)
    .replace(/[^ -~]/g, '\\xff'),
);

// NUL is padding elsewhere, so it is removed here.
mistakes.patch('agent-nul-dropped', 'You dropped the byte 00', [
  'Array.from(bytes,',
  'Array.from(bytes.filter((byte) => byte !== 0),',
]);

// Buffer.from(bytes.buffer) also shows the rest of the message.
mistakes.patch('agent-of-the-whole-buffer', '`.buffer` is the whole buffer', [
  'Array.from(bytes,',
  'Array.from(new Uint8Array(bytes.buffer),',
]);

// toString(16) without padStart: \xa.
mistakes.patch('agent-single-digit', 'A byte is always two hex digits', [".padStart(2, '0')", '']);

// > 0x20 instead of >=: off by one.
mistakes.patch('agent-space-escaped', '20 is the space', ['byte >= 0x20', 'byte > 0x20']);

// < 0x7e instead of <=: off by one.
mistakes.patch('agent-tilde-escaped', '7e is ~. It is printable', ['byte <= 0x7e', 'byte < 0x7e']);

// Spaces at the ends look like noise.
mistakes.patch('agent-trimmed', 'The spaces around it are gone', ["shown.join('')", "shown.join('').trim()"]);

// Only as much is shown as a node accepts.
mistakes.patch('agent-truncated', 'You did not show all 402 bytes', [
  'Array.from(bytes,',
  'Array.from(bytes.subarray(0, 256),',
]);

// toUpperCase(), as in hex dumps.
mistakes.patch('agent-upper-case', 'The hex digits are lower-case', [
  ".padStart(2, '0')",
  ".padStart(2, '0').toUpperCase()",
]);

// A dot for every byte that cannot be printed, as in hex dumps.
mistakes.patch('agent-with-dots', 'You replaced bytes that cannot be printed', [
  'return byte >= 0x20',
  "if (byte < 0x20 || byte > 0x7e) return '.'; return byte >= 0x20",
]);
