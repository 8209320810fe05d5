// Completeness is checked first; readMessage judges the length once everything has arrived.
import * as right from '../../../solutions/07-streams';
import { hex } from '../../../src/wire/bytes';
import { NETWORKS, type NetworkName } from '../../../src/wire/networks';

export const exercise = 'examine';
export const diagnosis = 'It waits for bytes that were only announced';

export function examine(bytes: Uint8Array, network: NetworkName = 'mainnet', limit?: number): right.Finding {
  const ours = bytes.length >= 24 && hex(bytes.subarray(0, 4)) === NETWORKS[network].magic;
  const length = ours ? 24 + Buffer.from(bytes).readUInt32LE(16) : 24;
  return bytes.length < length ? { kind: 'incomplete', length } : right.examine(bytes, network, limit);
}
