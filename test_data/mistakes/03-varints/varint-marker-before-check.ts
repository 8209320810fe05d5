// writeUnsigned refuses what is too large, but then ff has already gone out.
import { writeUnsigned } from '../../../solutions/02-fields';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVarInt';
export const diagnosis = 'The marker was written before';

export function writeVarInt(w: Writer, value: bigint) {
  if (value < 0xfdn) return writeUnsigned(w, value, 1);
  const [marker, size] = value <= 0xffffn ? [0xfd, 2] : value <= 0xffffffffn ? [0xfe, 4] : [0xff, 8];
  w.bytes(Uint8Array.of(marker));
  writeUnsigned(w, value, size);
}
