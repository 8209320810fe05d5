// The header has been read, so only the payload is asked for.
import * as right from '../../../solutions/07-streams';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'examine';
export const diagnosis = '102 is the payload alone';

export function examine(bytes: Uint8Array, network?: NetworkName, limit?: number): right.Finding {
  const finding = right.examine(bytes, network, limit);
  if (finding.kind !== 'incomplete' || bytes.length < 24) return finding;
  return { kind: 'incomplete', length: finding.length - 24 };
}
