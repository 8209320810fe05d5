// The length is asked first: whatever stands there is waited for, and only then the magic compared.
import * as right from '../../../solutions/07-streams';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'examine';
export const diagnosis = 'Look at the magic first';

export function examine(bytes: Uint8Array, network?: NetworkName, limit?: number): right.Finding {
  const length = bytes.length < 24 ? 24 : 24 + Buffer.from(bytes).readUInt32LE(16);
  if (bytes.length < length && length <= 4_000_024) return { kind: 'incomplete', length };
  return right.examine(bytes, network, limit);
}
