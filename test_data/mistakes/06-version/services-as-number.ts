// Number() around what has 64 bits, so that it can be shifted and printed as usual.
import { int32, int64, uint64 } from '../../../solutions/02-fields';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readStart';
export const diagnosis = 'Services and timestamp have 64 bits: they are bigints';

export function readStart(r: Reader) {
  const version = r.field('version', int32.read);
  const services = Number(r.field('services', uint64.read));
  const timestamp = Number(r.field('timestamp', int64.read));
  return { version, services, timestamp };
}
