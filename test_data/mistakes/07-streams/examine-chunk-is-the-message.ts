// One read, one message: its length is the length of the read.
import * as right from '../../../solutions/07-streams';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'examine';
export const diagnosis = 'Everything that has arrived was taken for one message';

export function examine(bytes: Uint8Array, network?: NetworkName, limit?: number): right.Finding {
  const finding = right.examine(bytes, network, limit);
  return finding.kind === 'message' ? { ...finding, length: bytes.length } : finding;
}
