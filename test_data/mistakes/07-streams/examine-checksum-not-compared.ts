// TCP has a checksum already, somebody thinks.
import * as right from '../../../solutions/07-streams';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'examine';
export const diagnosis = 'nobody noticed: compare the checksum';

export function examine(bytes: Uint8Array, network?: NetworkName, limit?: number): right.Finding {
  const finding = right.examine(bytes, network, limit);
  if (finding.kind !== 'faulty' || finding.length === undefined) return finding;
  const message = { command: 'ping', payload: bytes.slice(24, finding.length) };
  return { kind: 'message', message, length: finding.length };
}
