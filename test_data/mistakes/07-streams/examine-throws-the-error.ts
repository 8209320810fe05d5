// readMessage throws, and nobody catches it.
import * as right from '../../../solutions/07-streams';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'examine';
export const diagnosis = 'It threw. It must return what it found';

export function examine(bytes: Uint8Array, network?: NetworkName, limit?: number): right.Finding {
  const finding = right.examine(bytes, network, limit);
  if (finding.kind === 'faulty') throw finding.error;
  return finding;
}
