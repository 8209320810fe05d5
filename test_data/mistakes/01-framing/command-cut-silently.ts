// What struct.pack('12s') and strncpy() do: what is too long is cut, and nobody is told.
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeCommand';
export const diagnosis = 'The thirteenth letter was cut off';

export function writeCommand(w: Writer, command: string) {
  w.bytes(Buffer.from(command.padEnd(12, '\0').slice(0, 12), 'latin1'));
}
