// What we send is surely not too long.
import { writeVarInt } from '../../../solutions/03-varints';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVarStr';
export const diagnosis = '33,554,433 bytes went out';

export function writeVarStr(w: Writer, bytes: Uint8Array) {
  w.field('length', () => writeVarInt(w, BigInt(bytes.length)));
  w.bytes(bytes);
}
