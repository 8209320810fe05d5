// A view is turned into bytes by its buffer.
import { writeCount } from '../../../solutions/03-varints';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVarStr';
export const diagnosis = '`.buffer` is the whole buffer';

export function writeVarStr(w: Writer, bytes: Uint8Array) {
  const all = new Uint8Array(bytes.buffer);
  w.field('length', () => writeCount(w, all.length));
  w.bytes(all);
}
