// reverse() on a view reverses the bytes of the header itself.
import * as right from '../../../solutions/07-streams';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'examine';
export const diagnosis = 'The bytes were modified';

export function examine(bytes: Uint8Array, network: NetworkName = 'mainnet', limit = 4e6) {
  const finding = right.examine(bytes, network, limit);
  if (bytes.length >= 24) bytes.subarray(16, 20).reverse();
  return finding;
}
