// struct.pack("<iIq", …): one letter for the services is in the wrong case.
import { int32, int64, uint32 } from '../../../solutions/02-fields';
import type { Version } from '../../../solutions/06-version';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeStart';
export const diagnosis = 'The services took 4 bytes';

export function writeStart(w: Writer, start: Pick<Version, 'version' | 'services' | 'timestamp'>) {
  w.field('version', () => int32.write(w, start.version));
  w.field('services', () => uint32.write(w, Number(start.services)));
  w.field('timestamp', () => int64.write(w, start.timestamp));
}
