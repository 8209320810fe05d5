// setBigUint64 and BigInt.asUintN take any bigint.
import { int32, int64, uint64 } from '../../../solutions/02-fields';
import type { Version } from '../../../solutions/06-version';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeStart';
export const diagnosis = 'the services have no sign';

export function writeStart(w: Writer, start: Pick<Version, 'version' | 'services' | 'timestamp'>) {
  w.field('version', () => int32.write(w, start.version));
  w.field('services', () => uint64.write(w, BigInt.asUintN(64, start.services)));
  w.field('timestamp', () => int64.write(w, start.timestamp));
}
