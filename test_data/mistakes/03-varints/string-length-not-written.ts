// The bytes go out, and whoever reads them has no idea how many.
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVarStr';
export const diagnosis = 'The length is missing at the front';

export function writeVarStr(w: Writer, bytes: Uint8Array) {
  w.bytes(bytes);
}
