// "Network byte order": the version is read with readInt32BE.
import { int64, uint64 } from '../../../solutions/02-fields';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readStart';
export const diagnosis = '2131820800 is 70015 with its 4 bytes swapped';

export function readStart(r: Reader) {
  const version = Buffer.from(r.bytes(4, 'version')).readInt32BE();
  const services = r.field('services', uint64.read);
  const timestamp = r.field('timestamp', int64.read);
  return { version, services, timestamp };
}
