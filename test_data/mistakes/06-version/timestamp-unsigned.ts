// No time is before 1970, so uint64.
import { int32, uint64 } from '../../../solutions/02-fields';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readStart';
export const diagnosis = 'The timestamp is signed, an int64';

export function readStart(r: Reader) {
  const version = r.field('version', int32.read);
  const services = r.field('services', uint64.read);
  const timestamp = r.field('timestamp', uint64.read);
  return { version, services, timestamp };
}
