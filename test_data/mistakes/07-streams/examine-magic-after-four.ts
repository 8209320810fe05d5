// Four bytes are enough to see a wrong magic, so why wait for the others? Core waits for 24.
import * as right from '../../../solutions/07-streams';
import { hex } from '../../../src/wire/bytes';
import { WireError } from '../../../src/wire/codec/error';
import { NETWORKS, type NetworkName } from '../../../src/wire/networks';

export const exercise = 'examine';
export const diagnosis = 'It was judged before the header was complete';

export function examine(bytes: Uint8Array, network: NetworkName = 'mainnet', limit?: number): right.Finding {
  const found = hex(bytes.subarray(0, 4));
  const { magic } = NETWORKS[network];
  if (magic.startsWith(found)) return right.examine(bytes, network, limit);
  return { kind: 'faulty', error: new WireError('magic', 0, magic, found) };
}
