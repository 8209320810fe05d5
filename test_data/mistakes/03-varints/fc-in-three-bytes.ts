// < 0xfc: one too few in one byte.
import { writeUnsigned } from '../../../solutions/02-fields';
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVarInt';
export const diagnosis = 'One byte is enough';

export function writeVarInt(w: Writer, value: bigint) {
  if (value < 0n || value >= 2n ** 64n) throw new WireError('', w.offset, '64 bits', String(value));
  if (value < 0xfcn) return writeUnsigned(w, value, 1);
  const [marker, size] = value <= 0xffffn ? [0xfd, 2] : value <= 0xffffffffn ? [0xfe, 4] : [0xff, 8];
  w.bytes(Uint8Array.of(marker));
  writeUnsigned(w, value, size);
}
