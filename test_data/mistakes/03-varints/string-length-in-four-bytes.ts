// A uint32 in front, as in most formats.
import { uint32 } from '../../../solutions/02-fields';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVarStr';
export const diagnosis = 'The length has four bytes here';

export function writeVarStr(w: Writer, bytes: Uint8Array) {
  w.field('length', () => uint32.write(w, bytes.length));
  w.bytes(bytes);
}
