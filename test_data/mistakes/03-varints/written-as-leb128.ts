// The varint of protobuf again, in the other direction.
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVarInt';
export const diagnosis = '7 bits in each byte (LEB128)';

export function writeVarInt(w: Writer, value: bigint) {
  let rest = value;
  for (; rest > 0x7fn; rest >>= 7n) w.bytes(Uint8Array.of(Number(rest & 0x7fn) | 0x80));
  w.bytes(Uint8Array.of(Number(rest)));
}
