// The marker is written, and then the number turns out too large.
import { writeUnsigned } from '../../../solutions/02-fields';
import * as right from '../../../solutions/03-varints';
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVarInt';
export const diagnosis = 'part of the value had been written';

export function writeVarInt(w: Writer, value: bigint) {
  const start = w.offset;
  if (value >= 0n && value <= 0xffffffffn) return right.writeVarInt(w, value);
  w.bytes(Uint8Array.of(0xff));
  try {
    writeUnsigned(w, value, 8);
  } catch {
    throw new WireError('', start, 'a CompactSize', `${value}`);
  }
}
