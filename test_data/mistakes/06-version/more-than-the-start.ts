// "Other fields are left alone" is overlooked: everything that is there goes out.
import { int32, int64, uint64 } from '../../../solutions/02-fields';
import { writeNetAddr } from '../../../solutions/05-net-addr';
import type { Version } from '../../../solutions/06-version';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeStart';
export const diagnosis = 'More than the first three fields was written';

export function writeStart(w: Writer, start: Version) {
  w.field('version', () => int32.write(w, start.version));
  w.field('services', () => uint64.write(w, start.services));
  w.field('timestamp', () => int64.write(w, start.timestamp));
  if (start.addr_recv) writeNetAddr(w, start.addr_recv);
}
