// A node takes a negative time as 0 (CVE-2024-52912); here that happens while reading.
import { int32, int64, uint64 } from '../../../solutions/02-fields';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readStart';
export const diagnosis = '0 was put in its place';

export function readStart(r: Reader) {
  const version = r.field('version', int32.read);
  const services = r.field('services', uint64.read);
  const timestamp = r.field('timestamp', int64.read);
  return { version, services, timestamp: timestamp < 0n ? 0n : timestamp };
}
