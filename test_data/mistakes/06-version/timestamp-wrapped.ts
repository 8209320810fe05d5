// setBigInt64 and BigInt.asIntN take any bigint.
import { int32, int64, uint64 } from '../../../solutions/02-fields';
import type { Version } from '../../../solutions/06-version';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeStart';
export const diagnosis = 'an int64 ends at 2^63 - 1';

export function writeStart(w: Writer, start: Pick<Version, 'version' | 'services' | 'timestamp'>) {
  w.field('version', () => int32.write(w, start.version));
  w.field('services', () => uint64.write(w, start.services));
  w.field('timestamp', () => int64.write(w, BigInt.asIntN(64, start.timestamp)));
}
