// The length is written without its name.
import * as right from '../../../solutions/03-varints';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVarStr';
export const diagnosis = 'it should name "length"';

export function writeVarStr(w: Writer, bytes: Uint8Array) {
  right.writeCount(w, bytes.length);
  w.bytes(bytes);
}
