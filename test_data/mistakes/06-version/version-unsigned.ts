// A version is never negative, so uint32.
import { int64, uint32, uint64 } from '../../../solutions/02-fields';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readStart';
export const diagnosis = 'The version is signed, an int32';

export function readStart(r: Reader) {
  const version = r.field('version', uint32.read);
  const services = r.field('services', uint64.read);
  const timestamp = r.field('timestamp', int64.read);
  return { version, services, timestamp };
}
