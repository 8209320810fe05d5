// `| 0` makes an int32 of anything.
import { int32, int64, uint64 } from '../../../solutions/02-fields';
import type { Version } from '../../../solutions/06-version';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeStart';
export const diagnosis = 'an int32 ends at 2147483647';

export function writeStart(w: Writer, start: Pick<Version, 'version' | 'services' | 'timestamp'>) {
  w.field('version', () => int32.write(w, start.version | 0));
  w.field('services', () => uint64.write(w, start.services));
  w.field('timestamp', () => int64.write(w, start.timestamp));
}
