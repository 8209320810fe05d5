// The hash is not on the wire, so it is deleted.
import * as right from '../../../solutions/10-headers';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeHeaderEntry';
export const diagnosis = 'It belongs to the caller';

export function writeHeaderEntry(w: Writer, value: right.Header & { hash?: Uint8Array }): void {
  delete value.hash;
  right.writeHeaderEntry(w, value);
}
