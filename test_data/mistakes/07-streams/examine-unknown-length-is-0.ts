// An unknown length is written as 0.
import * as right from '../../../solutions/07-streams';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'examine';
export const diagnosis = 'A length of 0 means that it takes no bytes';

export function examine(bytes: Uint8Array, network: NetworkName = 'mainnet', limit = 4e6) {
  const finding = right.examine(bytes, network, limit);
  return finding.kind === 'faulty' ? { ...finding, length: finding.length ?? 0 } : finding;
}
