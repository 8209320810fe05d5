// A text that is short enough is taken for a good one.
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeCommand';
export const diagnosis = 'a NUL inside the text';

export function writeCommand(w: Writer, command: string) {
  if (command.length > 12) throw new WireError('', w.offset, 'at most 12 characters', command);
  w.bytes(Buffer.from(command.padEnd(12, '\0'), 'latin1'));
}
