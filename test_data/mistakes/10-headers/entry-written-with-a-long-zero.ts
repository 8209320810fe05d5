// A number is a uint32, as everywhere else in the header.
import { uint32 } from '../../../solutions/02-fields';
import { type Header, header } from '../../../solutions/10-headers';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeHeaderEntry';
export const diagnosis = '84 bytes came back';

export function writeHeaderEntry(w: Writer, value: Header): void {
  header.write(w, value);
  uint32.write(w, 0);
}
