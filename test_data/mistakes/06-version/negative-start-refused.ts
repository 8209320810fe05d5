// Only numbers from 0 up are taken for valid; what came in cannot go out again.
import { int64, uint32, uint64 } from '../../../solutions/02-fields';
import type { Version } from '../../../solutions/06-version';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeStart';
export const diagnosis = 'Version and timestamp are signed';

export function writeStart(w: Writer, start: Pick<Version, 'version' | 'services' | 'timestamp'>) {
  w.field('version', () => uint32.write(w, start.version));
  w.field('services', () => uint64.write(w, start.services));
  w.field('timestamp', () => int64.write(w, start.timestamp));
}
