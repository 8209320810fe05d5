// A header has 80 bytes, so 80 bytes are written.
import { type Header, header } from '../../../solutions/10-headers';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeHeaderEntry';
export const diagnosis = 'The zero is missing';

export function writeHeaderEntry(w: Writer, value: Header): void {
  header.write(w, value);
}
