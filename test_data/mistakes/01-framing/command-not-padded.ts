// The text is written, and the field is twelve bytes long only by accident.
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeCommand';
export const diagnosis = 'The padding is missing';

export function writeCommand(w: Writer, command: string) {
  w.bytes(new TextEncoder().encode(command));
}
