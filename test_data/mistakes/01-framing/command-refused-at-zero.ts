// The offset 0 is written into the program.
import { WireError } from '../../../src/codec/error';
import type { Writer } from '../../../src/codec/writer';

export const exercise = 'writeCommand';
export const diagnosis = 'the writer was at byte 3 already';

export function writeCommand(w: Writer, command: string) {
  if (!/^[ -~]{0,12}$/.test(command)) throw new WireError('', 0, 'ASCII', `"${command}"`);
  w.bytes(Buffer.from(command.padEnd(12, '\0')));
}
