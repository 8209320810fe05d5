// All errors are reported in the same way, without a length.
import * as right from '../../../solutions/07-streams';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'examine';
export const diagnosis = 'so you know where the message ends';

export function examine(bytes: Uint8Array, network?: NetworkName, limit?: number): right.Finding {
  const finding = right.examine(bytes, network, limit);
  return finding.kind === 'faulty' ? { kind: 'faulty', error: finding.error } : finding;
}
