// A Date is what a program wants in the end; but a peer may send what no Date holds.
import { int32, int64, uint64 } from '../../../solutions/02-fields';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readStart';
export const diagnosis = 'what no Date and no number can hold';

export function readStart(r: Reader) {
  const version = r.field('version', int32.read);
  const services = r.field('services', uint64.read);
  const timestamp = new Date(1000 * Number(r.field('timestamp', int64.read)));
  return { version, services, timestamp };
}
