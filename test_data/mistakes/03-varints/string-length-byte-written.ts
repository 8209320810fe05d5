// Uint8Array.of(length): right up to 252.
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVarStr';
export const diagnosis = 'a lone fd says that two more follow';

export function writeVarStr(w: Writer, bytes: Uint8Array) {
  w.bytes(Uint8Array.of(bytes.length));
  w.bytes(bytes);
}
