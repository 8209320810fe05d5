// A header has 80 bytes, so it writes 80 bytes.
import { type Header, header } from '../../../solutions/10-headers';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeHeaderEntry';
export const diagnosis = 'The zero is missing';

export function writeHeaderEntry(w: Writer, value: Header): void {
  header.write(w, value);
}
