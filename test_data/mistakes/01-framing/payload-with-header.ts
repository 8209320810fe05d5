// One buffer for everything received, and the payload is sliced from its start.
import { readMessage as readRight } from '../../../solutions/01-framing';
import type { Reader } from '../../../src/wire/codec/reader';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'readMessage';
export const diagnosis = 'The payload begins after the header';

export function readMessage(r: Reader, network?: NetworkName) {
  const start = r.offset;
  return { ...readRight(r, network), payload: r.source.subarray(start, r.offset) };
}
