// The limit of a message is checked where any four bytes are read.
import * as right from '../../../solutions/01-framing';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readLength';
export const diagnosis = 'whether it is too long, readHeader decides';

export function readLength(r: Reader) {
  const start = r.offset;
  const length = right.readLength(r);
  if (length > 4_000_000) throw new WireError('', start, 'at most 4000000', `${length}`);
  return length;
}
