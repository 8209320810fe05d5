// All bits in use fit into 32: four bytes are read, and the timestamp is shifted.
import { int32, int64, uint32 } from '../../../solutions/02-fields';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readStart';
export const diagnosis = 'taken for the start of the timestamp';

export function readStart(r: Reader) {
  const version = r.field('version', int32.read);
  const services = BigInt(r.field('services', uint32.read));
  const timestamp = r.field('timestamp', int64.read);
  return { version, services, timestamp };
}
