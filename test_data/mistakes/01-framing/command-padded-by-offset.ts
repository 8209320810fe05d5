// It is padded until the offset of the writer is 12, and that counts all that was written before.
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeCommand';
export const diagnosis = 'Count the bytes of this value';

export function writeCommand(w: Writer, command: string) {
  if (!/^[ -~]{0,12}$/.test(command)) throw new WireError('', w.offset, 'ASCII', `"${command}"`);
  w.bytes(Buffer.from(command));
  while (w.offset % 12 !== 0) w.bytes(Uint8Array.of(0));
}
