// The length is filled in for every kind of error.
import * as right from '../../../solutions/07-streams';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'examine';
export const diagnosis = 'A length that you reject says nothing';

export function examine(bytes: Uint8Array, network?: NetworkName, limit?: number): right.Finding {
  const finding = right.examine(bytes, network, limit);
  if (finding.kind !== 'faulty' || finding.error.path !== 'length') return finding;
  return { ...finding, length: 24 + Buffer.from(bytes).readUInt32LE(16) };
}
