// How many bytes to ask the socket for, instead of how many are needed in total.
import * as right from '../../../solutions/07-streams';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'examine';
export const diagnosis = 'not how many are still missing';

export function examine(bytes: Uint8Array, network?: NetworkName, limit?: number): right.Finding {
  const finding = right.examine(bytes, network, limit);
  if (finding.kind !== 'incomplete' || bytes.length <= 24) return finding;
  return { kind: 'incomplete', length: finding.length - bytes.length };
}
