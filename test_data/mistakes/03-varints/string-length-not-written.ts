// Only the bytes are written, and no receiver can tell how many there are.
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVarStr';
export const diagnosis = 'The length is missing at the front';

export function writeVarStr(w: Writer, bytes: Uint8Array) {
  w.bytes(bytes);
}
