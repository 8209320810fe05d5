// TCP already has a checksum, so why compare another?
import * as right from '../../../solutions/07-streams';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'examine';
export const diagnosis = 'you did not notice: compare the checksum';

export function examine(bytes: Uint8Array, network?: NetworkName, limit?: number): right.Finding {
  const finding = right.examine(bytes, network, limit);
  if (finding.kind !== 'faulty' || finding.length === undefined) return finding;
  const message = { command: 'ping', payload: bytes.slice(24, finding.length) };
  return { kind: 'message', message, length: finding.length };
}
