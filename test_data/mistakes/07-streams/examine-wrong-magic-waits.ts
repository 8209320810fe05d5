// The length is read first: it waits for that many bytes, and only then compares the magic.
import * as right from '../../../solutions/07-streams';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'examine';
export const diagnosis = 'Check the magic first';

export function examine(bytes: Uint8Array, network?: NetworkName, limit?: number): right.Finding {
  const length = bytes.length < 24 ? 24 : 24 + Buffer.from(bytes).readUInt32LE(16);
  if (bytes.length < length && length <= 4_000_024) return { kind: 'incomplete', length };
  return right.examine(bytes, network, limit);
}
