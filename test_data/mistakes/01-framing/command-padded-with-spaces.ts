// Fixed-width text in databases and old formats is filled up with spaces.
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeCommand';
export const diagnosis = 'Padded with spaces';

export function writeCommand(w: Writer, command: string) {
  w.bytes(Buffer.from(command.padEnd(12, ' '), 'latin1'));
}
