// Padded by characters, written as UTF-8: one ï is two bytes, and all behind it is shifted.
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeCommand';
export const diagnosis = 'One character is not always one byte';

export function writeCommand(w: Writer, command: string) {
  if (command.length > 12 || command.includes('\0')) throw new WireError('', w.offset, 'a command', command);
  w.bytes(new TextEncoder().encode(command.padEnd(12, '\0')));
}
