// The old notebook read the timestamp as 8 bytes and wrote it as 4.
import { int32, uint32, uint64 } from '../../../solutions/02-fields';
import type { Version } from '../../../solutions/06-version';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeStart';
export const diagnosis = 'The timestamp took 4 bytes';

export function writeStart(w: Writer, start: Pick<Version, 'version' | 'services' | 'timestamp'>) {
  w.field('version', () => int32.write(w, start.version));
  w.field('services', () => uint64.write(w, start.services));
  w.field('timestamp', () => uint32.write(w, Number(start.timestamp)));
}
