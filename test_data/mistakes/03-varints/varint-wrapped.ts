// setBigUint64 takes any bigint, and keeps 64 bits of it.
import { writeUnsigned } from '../../../solutions/02-fields';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVarInt';
export const diagnosis = 'It was wrapped';

export function writeVarInt(w: Writer, value: bigint) {
  if (value >= 0n && value < 0xfdn) return writeUnsigned(w, value, 1);
  const [marker, size] =
    value >= 0n && value <= 0xffffn ? [0xfd, 2] : value >= 0n && value <= 0xffffffffn ? [0xfe, 4] : [0xff, 8];
  w.bytes(Uint8Array.of(marker));
  writeUnsigned(w, BigInt.asUintN(8 * size, value), size);
}
