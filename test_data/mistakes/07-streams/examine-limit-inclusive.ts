// >= instead of >.
import * as right from '../../../solutions/07-streams';
import { WireError } from '../../../src/wire/codec/error';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'examine';
export const diagnosis = 'The limit itself is still allowed';

export function examine(bytes: Uint8Array, network?: NetworkName, limit = 4_000_000): right.Finding {
  const finding = right.examine(bytes, network, limit);
  if (finding.kind === 'faulty' || finding.length < 24 + limit) return finding;
  return { kind: 'faulty', error: new WireError('length', 16, `${limit} bytes at most`, `${limit}`) };
}
