import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';

/** Wrong answers for readCommand. */
export const mistakes = new MistakeTable('readCommand');

/** Check the characters of a string instead of the bytes. */
const readAsText = (textOf: (bytes: Uint8Array) => string) => (r: Reader) => {
  const start = r.offset;
  const text = textOf(r.bytes(12));
  const invalid = text.search(/(?<=\0)[^\0]|[^ -~\0]/);
  if (invalid !== -1) {
    throw new WireError('', start + invalid, 'printable ASCII', JSON.stringify(text[invalid]));
  }
  return text.replace(/\0+$/, '');
};

// A text decoder drops the byte order mark, so the string has no invalid character.
mistakes.add(
  'command-as-utf8',
  'You accepted ef bb bf',
  readAsText((bytes) => new TextDecoder().decode(bytes)),
);

// node's 'ascii' clears the top bit, so e9 turns into i and passes the check.
mistakes.add(
  'command-ascii-drops-a-bit',
  "Node's 'ascii' drops the top bit",
  readAsText((bytes) => Buffer.from(bytes).toString('ascii')),
);

// 7f is taken for the last character of ASCII. It is, but it is not printable.
mistakes.patch('command-del-allowed', 'You accepted 7f', ['byte > 0x7e', 'byte > 0x7f']);

// Python's command.replace(b'\0', b''), in many tutorials: ver\0ack becomes verack.
mistakes.add('command-every-nul-stripped', 'You removed every NUL', (r: Reader) =>
  Buffer.from(r.bytes(12)).toString('latin1').replaceAll('\0', ''),
);

// r.source begins at the start of the stream, not at the position of the reader.
mistakes.patch('command-from-the-start-of-the-source', 'another place was read', [
  'const padded = r.bytes(COMMAND_LENGTH);',
  'r.bytes(COMMAND_LENGTH); const padded = r.source.slice(0, COMMAND_LENGTH);',
]);

// Only the byte right after the first NUL is checked.
mistakes.patch('command-next-byte-only', 'After the first NUL every byte must be NUL', [
  'i >= length && byte',
  'i === length + 1 && byte',
]);

// slice(0, -1) where indexOf finds no NUL: a command of twelve letters loses the last.
mistakes.add('command-no-nul-found', 'The last letter is missing', (r: Reader) => {
  const bytes = r.bytes(12);
  return String.fromCharCode(...bytes.slice(0, bytes.indexOf(0)));
});

// The offset is the index within the twelve bytes: right only at the start of the stream.
mistakes.patch('command-offset-from-zero', 'the reader was at byte 3 already', [
  'const start = r.offset',
  'const start = 0',
]);

// The error points at the command, not at the byte in it.
mistakes.patch(
  'command-offset-of-the-field',
  'where it all begins',
  ["start + i, 'printable", "start, 'printable"],
  ["start + i, 'only", "start, 'only"],
);

// The bytes are decoded as text, and the padding is forgotten.
mistakes.add('command-padding-kept', 'The padding is still there', (r: Reader) =>
  new TextDecoder().decode(r.bytes(12)),
);

// Read like a C string, and the padding is left for the next read.
mistakes.add('command-read-to-nul', 'You stopped reading at the first NUL', (r: Reader) => {
  let text = '';
  while (text.length < 12) {
    const [byte] = r.bytes(1);
    if (byte === 0) break;
    text += String.fromCharCode(byte);
  }
  return text;
});

// As strcmp() in C does it: what follows the first NUL is never looked at.
mistakes.add(
  'command-rest-ignored',
  'never checked what follows it',
  (r: Reader) => Buffer.from(r.bytes(12)).toString('latin1').split('\0')[0],
);

// A trim() for good measure. The space, 20, is a character that counts.
mistakes.add('command-trimmed', 'do not trim it', (r: Reader) =>
  Buffer.from(r.bytes(12)).toString('latin1').replace(/\0+$/, '').trim(),
);

// The text ends at the first NUL: found is what stands there, and the error names the NUL itself.
mistakes.patch('command-error-at-the-nul', 'You reported the NUL itself, which may be padding', [
  "start + i, 'only NUL",
  "start + nul, 'only NUL",
]);

// indexOf() gives -1 for twelve letters, and there is nothing at -1 that one could ask.
mistakes.add('command-nothing-at-minus-one', 'indexOf returned -1', (r: Reader) => {
  const letters = [...r.bytes(12)].map((byte) => String.fromCharCode(byte));
  const end = letters.indexOf('\0');
  return letters.slice(0, end).join('') + letters[end].replace('\0', '');
});

// trim() is taken to remove all that is not text.
mistakes.add('padding-trimmed', 'trim() removes white space, but not NUL bytes', (r: Reader) => {
  const start = r.offset;
  const text = new TextDecoder().decode(r.bytes(12)).trim();
  const wrong = text.search(/[^ -~]/);
  if (wrong >= 0) throw new WireError('', start + wrong, 'printable ASCII', '00');
  return text;
});

// The offset is remembered, but only after the twelve bytes have been read.
mistakes.patch(
  'command-offset-remembered-too-late',
  'points 4 bytes past what has been read',
  ['const start = r.offset;\n', ''],
  ['r.bytes(COMMAND_LENGTH);', 'r.bytes(COMMAND_LENGTH);\n  const start = r.offset;'],
);
