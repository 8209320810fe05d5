// 32 MiB: the limit of 0.10.0, found in an old article.
import * as right from '../../../solutions/07-streams';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'examine';
export const diagnosis = 'It waits for bytes that were only announced';

export function examine(bytes: Uint8Array, network?: NetworkName, limit = 0x02000000): right.Finding {
  return right.examine(bytes, network, limit);
}
