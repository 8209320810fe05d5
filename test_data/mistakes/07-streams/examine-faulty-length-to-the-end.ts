// After an error, everything that has arrived is given up.
import * as right from '../../../solutions/07-streams';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'examine';
export const diagnosis = 'Only the first message is faulty';

export function examine(bytes: Uint8Array, network?: NetworkName, limit?: number): right.Finding {
  const finding = right.examine(bytes, network, limit);
  return finding.kind === 'faulty' && finding.length ? { ...finding, length: bytes.length } : finding;
}
