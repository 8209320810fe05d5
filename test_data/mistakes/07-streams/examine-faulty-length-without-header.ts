// The length of a faulty message without its header: the next one is then expected 24 bytes too early.
import * as right from '../../../solutions/07-streams';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'examine';
export const diagnosis = '8 is the payload alone';

export function examine(bytes: Uint8Array, network?: NetworkName, limit?: number): right.Finding {
  const finding = right.examine(bytes, network, limit);
  return finding.kind === 'faulty' && finding.length ? { ...finding, length: finding.length - 24 } : finding;
}
