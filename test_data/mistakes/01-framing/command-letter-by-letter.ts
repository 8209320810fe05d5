// Each letter is checked when its turn comes: the letters before a bad one are written by then.
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeCommand';
export const diagnosis = 'part of the value had been written';

export function writeCommand(w: Writer, command: string) {
  const start = w.offset;
  if (command.length > 12) throw new WireError('', start, 'at most 12 characters', command);
  for (const letter of command.padEnd(12, '\0')) {
    const code = letter.charCodeAt(0);
    const padding = w.offset - start >= command.length;
    if (!padding && (code < 0x20 || code > 0x7e)) throw new WireError('', start, 'ASCII', command);
    w.bytes(Uint8Array.of(code));
  }
}
