// C strings end with a NUL, and sizeof counts it.
import { writeVarStr as right } from '../../../solutions/03-varints';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVarStr';
export const diagnosis = 'A NUL at the end was added';

export function writeVarStr(w: Writer, bytes: Uint8Array) {
  right(w, Uint8Array.of(...bytes, 0));
}
