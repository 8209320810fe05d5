// The header is there, so there is a message; slice() returns what there is, without complaint.
import * as right from '../../../solutions/07-streams';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'examine';
export const diagnosis = 'The payload is not complete';

export function examine(bytes: Uint8Array, network?: NetworkName, limit?: number): right.Finding {
  const finding = right.examine(bytes, network, limit);
  if (finding.kind !== 'incomplete' || bytes.length < 24) return finding;
  const command = Buffer.from(bytes.subarray(4, 16)).toString('latin1');
  return { kind: 'message', message: { command, payload: bytes.slice(24) }, length: finding.length };
}
