// One buffer for all that came, and the payload is cut out of its beginning.
import { readMessage as readRight } from '../../../solutions/01-framing';
import type { Reader } from '../../../src/wire/codec/reader';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'readMessage';
export const diagnosis = 'The payload begins behind the header';

export function readMessage(r: Reader, network?: NetworkName) {
  const start = r.offset;
  return { ...readRight(r, network), payload: r.source.subarray(start, r.offset) };
}
