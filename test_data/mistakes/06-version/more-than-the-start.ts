// "Other fields are left alone" is overlooked: every field that is present is written.
import { int32, int64, uint64 } from '../../../solutions/02-fields';
import { writeNetAddr } from '../../../solutions/05-net-addr';
import type { Version } from '../../../solutions/06-version';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeStart';
export const diagnosis = 'You wrote more than the first three fields';

export function writeStart(w: Writer, start: Version) {
  w.field('version', () => int32.write(w, start.version));
  w.field('services', () => uint64.write(w, start.services));
  w.field('timestamp', () => int64.write(w, start.timestamp));
  if (start.addr_recv) writeNetAddr(w, start.addr_recv);
}
