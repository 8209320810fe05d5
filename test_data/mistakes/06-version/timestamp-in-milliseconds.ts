// Times a thousand at once, since Date counts milliseconds.
import { int32, int64, uint64 } from '../../../solutions/02-fields';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readStart';
export const diagnosis = 'The timestamp is in milliseconds';

export function readStart(r: Reader) {
  const version = r.field('version', int32.read);
  const services = r.field('services', uint64.read);
  const timestamp = 1000n * r.field('timestamp', int64.read);
  return { version, services, timestamp };
}
