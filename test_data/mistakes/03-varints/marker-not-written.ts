// The number of bytes is right, and what says so is missing.
import { writeUnsigned } from '../../../solutions/02-fields';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVarInt';
export const diagnosis = 'The marker is missing';

export function writeVarInt(w: Writer, value: bigint) {
  writeUnsigned(w, value, value < 0xfdn ? 1 : value < 0x10000n ? 2 : value < 0x100000000n ? 4 : 8);
}
