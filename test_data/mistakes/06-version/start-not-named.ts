// The numbers are read without field(): the error says that bytes are missing, and not whose.
import { int32, int64, uint64 } from '../../../solutions/02-fields';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readStart';
export const diagnosis = 'The error names no field';

export function readStart(r: Reader) {
  const version = int32.read(r);
  const services = uint64.read(r);
  const timestamp = int64.read(r);
  return { version, services, timestamp };
}
