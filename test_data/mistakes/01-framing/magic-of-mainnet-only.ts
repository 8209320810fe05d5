// The network is an argument that is never used.
import { readHeader as readAny } from '../../../solutions/01-framing';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readHeader';
export const diagnosis = 'You did not compare with the magic of';

export function readHeader(r: Reader) {
  return readAny(r, 'mainnet');
}
