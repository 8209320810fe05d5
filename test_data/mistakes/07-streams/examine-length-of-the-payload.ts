// The length is the value of the length field: the header is not counted.
import * as right from '../../../solutions/07-streams';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'examine';
export const diagnosis = 'That is the length of the payload';

export function examine(bytes: Uint8Array, network?: NetworkName, limit?: number): right.Finding {
  const finding = right.examine(bytes, network, limit);
  return finding.kind === 'message' ? { ...finding, length: finding.message.payload.length } : finding;
}
