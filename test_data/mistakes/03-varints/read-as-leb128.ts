// The varint of protobuf: seven bits in each byte, and the top bit for more.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarInt';
export const diagnosis = 'a different varint';

export function readVarInt(r: Reader) {
  let value = 0n;
  for (let shift = 0n; ; shift += 7n) {
    const byte = r.bytes(1)[0];
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
}
