// <= 2^32, and the bit that is too much is masked away.
import { writeUnsigned } from '../../../solutions/02-fields';
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVarInt';
export const diagnosis = '4294967296 does not fit into the four bytes';

export function writeVarInt(w: Writer, value: bigint) {
  if (value < 0n || value >= 2n ** 64n) throw new WireError('', w.offset, '64 bits', String(value));
  if (value < 0xfdn) return writeUnsigned(w, value, 1);
  const [marker, size] = value <= 0xffffn ? [0xfd, 2] : value <= 0x100000000n ? [0xfe, 4] : [0xff, 8];
  w.bytes(Uint8Array.of(marker));
  writeUnsigned(w, BigInt.asUintN(8 * size, value), size);
}
