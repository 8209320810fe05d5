// A byte counts as relay only if it is the last one.
import { readVersion as right, type Version } from '../../../solutions/06-version';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVersion';
export const diagnosis = 'relay is missing, although its byte is there';

export function readVersion(r: Reader): Version {
  const version = right(r);
  if (r.left > 0) delete version.relay;
  return version;
}
