// An empty command is of no use; but it is a command of at most 12 characters.
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeCommand';
export const diagnosis = 'and may be empty';

export function writeCommand(w: Writer, command: string) {
  if (!/^[ -~]{1,12}$/.test(command)) throw new WireError('', w.offset, '1 to 12 characters', `"${command}"`);
  w.bytes(Buffer.from(command.padEnd(12, '\0')));
}
