// The length is read before the magic is compared, and returned although these bytes are not a header.
import * as right from '../../../solutions/07-streams';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'examine';
export const diagnosis = 'With a wrong magic these bytes are not a header';

export function examine(bytes: Uint8Array, network?: NetworkName, limit?: number): right.Finding {
  const finding = right.examine(bytes, network, limit);
  if (finding.kind !== 'faulty' || finding.error.path !== 'magic') return finding;
  return { ...finding, length: 24 + Buffer.from(bytes).readUInt32LE(16) };
}
