// Seconds fit into four bytes, and the time of an address has four: the old notebook mixed them up.
import { int32, uint32, uint64 } from '../../../solutions/02-fields';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readStart';
export const diagnosis = 'The timestamp was read as 4 bytes';

export function readStart(r: Reader) {
  const version = r.field('version', int32.read);
  const services = r.field('services', uint64.read);
  const timestamp = BigInt(r.field('timestamp', uint32.read));
  return { version, services, timestamp };
}
