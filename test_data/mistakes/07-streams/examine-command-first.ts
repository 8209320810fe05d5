// readHeader is called at once, and finds a bad command before the payload has arrived.
import { readHeader } from '../../../solutions/01-framing';
import * as right from '../../../solutions/07-streams';
import type { WireError } from '../../../src/wire/codec/error';
import { Reader } from '../../../src/wire/codec/reader';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'examine';
export const diagnosis = 'The bad command was reported before the message was complete';

export function examine(bytes: Uint8Array, network?: NetworkName, limit?: number): right.Finding {
  const finding = right.examine(bytes, network, limit);
  if (finding.kind !== 'incomplete' || bytes.length < 24) return finding;
  try {
    readHeader(new Reader(bytes), network);
    return finding;
  } catch (error) {
    return { kind: 'faulty', error: error as WireError, length: finding.length };
  }
}
