// It always works, and nobody else sees it: but every checksum is another one.
import { writeUnsigned } from '../../../solutions/02-fields';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVarInt';
export const diagnosis = 'One byte is enough';

export function writeVarInt(w: Writer, value: bigint) {
  w.bytes(Uint8Array.of(0xff));
  writeUnsigned(w, value, 8);
}
