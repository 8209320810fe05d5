// readUInt32BE: elsewhere, network byte order is big-endian.
import * as right from '../../../solutions/07-streams';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'examine';
export const diagnosis = 'the length is little-endian';

export function examine(bytes: Uint8Array, network?: NetworkName, limit?: number): right.Finding {
  const turned = bytes.slice();
  turned.subarray(16, 20).reverse();
  return right.examine(turned, network, limit);
}
