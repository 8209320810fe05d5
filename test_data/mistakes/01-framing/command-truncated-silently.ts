// What struct.pack('12s') and strncpy() do: a longer command is silently truncated.
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeCommand';
export const diagnosis = 'The thirteenth letter was silently dropped';

export function writeCommand(w: Writer, command: string) {
  w.bytes(Buffer.from(command.padEnd(12, '\0').slice(0, 12), 'latin1'));
}
