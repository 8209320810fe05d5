// slice(24): the payload is whatever has arrived.
import * as right from '../../../solutions/07-streams';
import { WireError } from '../../../src/wire/codec/error';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'examine';
export const diagnosis = 'The next message was taken for part of the payload';

export function examine(bytes: Uint8Array, network?: NetworkName, limit?: number): right.Finding {
  const finding = right.examine(bytes, network, limit);
  if (finding.kind !== 'message' || finding.length === bytes.length) return finding;
  const error = new WireError('checksum', 20, 'that of all that follows', 'another one');
  return { kind: 'faulty', error, length: 24 };
}
