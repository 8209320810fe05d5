// The bytes come first, and then how many they were.
import * as right from '../../../solutions/03-varints';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVarStr';
export const diagnosis = 'The length comes last here';

export function writeVarStr(w: Writer, bytes: Uint8Array) {
  w.bytes(bytes);
  w.field('length', () => right.writeCount(w, bytes.length));
}
