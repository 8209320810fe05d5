import * as right from '../../../solutions/01-framing';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';
import { changeError } from '../variants/change-error';

/** Wrong answers for writeCommand. */
export const mistakes = new MistakeTable('writeCommand');

// An empty command is useless, but it has at most 12 characters.
mistakes.patch('command-empty-rejected', 'and may be empty', [
  'command.length > COMMAND_LENGTH',
  'command.length === 0 || command.length > COMMAND_LENGTH',
]);

// Each letter is checked just before it is written: the letters before an invalid one are written already.
mistakes.add(
  'command-letter-by-letter',
  'part of the value had been written',
  (w: Writer, command: string) => {
    const start = w.offset;
    if (command.length > 12) throw new WireError('', start, 'at most 12 characters', command);
    for (const letter of command.padEnd(12, '\0')) {
      const code = letter.charCodeAt(0);
      const padding = w.offset - start >= command.length;
      if (!padding && (code < 0x20 || code > 0x7e)) throw new WireError('', start, 'ASCII', command);
      w.bytes(Uint8Array.of(code));
    }
  },
);

// The text is written, and the field is twelve bytes long only by accident.
mistakes.add('command-not-padded', 'The padding is missing', (w: Writer, command: string) => {
  w.bytes(new TextEncoder().encode(command));
});

// Every known command has letters and digits only. That is not the rule.
mistakes.patch('command-of-word-characters', 'up to twelve characters from 20', [
  'code < 0x20 || code > 0x7e',
  '!/[a-z0-9_]/i.test(command[i])',
]);

// A command that is short enough is taken for a valid one.
mistakes.patch('command-only-length-checked', 'a NUL inside the text', [
  'code < 0x20 || code > 0x7e',
  'false',
]);

// It is padded until the offset of the writer is a multiple of 12, but that offset includes earlier fields.
mistakes.add('command-padded-by-offset', 'Count the bytes of this value', (w: Writer, command: string) => {
  if (!/^[ -~]{0,12}$/.test(command)) throw new WireError('', w.offset, 'ASCII', `"${command}"`);
  w.bytes(Buffer.from(command));
  while (w.offset % 12 !== 0) w.bytes(Uint8Array.of(0));
});

// Fixed-width text in databases and old formats is padded with spaces.
mistakes.patch('command-padded-with-spaces', 'You padded with spaces', [
  'new Uint8Array(COMMAND_LENGTH)',
  'new Uint8Array(COMMAND_LENGTH).fill(0x20)',
]);

// The offset 0 is hard-coded.
mistakes.add('command-reported-at-zero', 'the writer was at byte 3 already', ((w, command) =>
  changeError(
    () => right.writeCommand(w, command),
    () => ({ offset: 0 }),
  )) satisfies typeof right.writeCommand);

// What struct.pack('12s') and strncpy() do: a longer command is silently truncated.
mistakes.add(
  'command-truncated-silently',
  'You silently dropped the thirteenth letter',
  (w: Writer, command: string) => {
    w.bytes(Buffer.from(command.padEnd(12, '\0').slice(0, 12), 'latin1'));
  },
);

// Padded by characters, written as UTF-8: one ï is two bytes, and everything after it is shifted.
mistakes.add('command-utf8-grows', 'One character is not always one byte', (w: Writer, command: string) => {
  if (command.length > 12 || command.includes('\0')) throw new WireError('', w.offset, 'a command', command);
  w.bytes(new TextEncoder().encode(command.padEnd(12, '\0')));
});

// As in readCommand, the error names the character; but nothing is written there.
mistakes.patch('command-reported-at-the-character', 'Nothing is written, so the error is at w.offset', [
  "w.offset, 'printable ASCII",
  "w.offset + i, 'printable ASCII",
]);

// Each letter is checked just before it is written, and the error is at the offset of the writer by then.
mistakes.add(
  'command-letter-by-letter-at-the-writer',
  'the error points past that',
  (w: Writer, command: string) => {
    if (command.length > 12) throw new WireError('', w.offset, 'at most 12 characters', command);
    for (let i = 0; i < 12; i++) {
      const code = i < command.length ? command.charCodeAt(i) : 0;
      if (i < command.length && (code < 0x20 || code > 0x7e))
        throw new WireError('', w.offset, 'ASCII', command);
      w.bytes(Uint8Array.of(code));
    }
  },
);
