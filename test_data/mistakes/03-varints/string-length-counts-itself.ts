// The length of the field, and not of what is in it.
import { writeCount } from '../../../solutions/03-varints';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVarStr';
export const diagnosis = 'The length counts itself';

export function writeVarStr(w: Writer, bytes: Uint8Array) {
  w.field('length', () => writeCount(w, bytes.length + 1));
  w.bytes(bytes);
}
