// First the bytes, then how many there were.
import * as right from '../../../solutions/03-varints';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVarStr';
export const diagnosis = 'You wrote the length last';

export function writeVarStr(w: Writer, bytes: Uint8Array) {
  w.bytes(bytes);
  w.field('length', () => right.writeCount(w, bytes.length));
}
