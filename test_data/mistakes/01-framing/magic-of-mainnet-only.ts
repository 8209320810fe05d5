// The network is an argument that is handed over and never used.
import { readHeader as readAny } from '../../../solutions/01-framing';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readHeader';
export const diagnosis = 'You compared with another magic';

export function readHeader(r: Reader) {
  return readAny(r, 'mainnet');
}
