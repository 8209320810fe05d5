// A header takes 24 bytes, and what is returned is 24 minus the bytes that are there.
import * as right from '../../../solutions/07-streams';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'examine';
export const diagnosis = 'For a header that is 24';

export function examine(bytes: Uint8Array, network?: NetworkName, limit?: number): right.Finding {
  if (bytes.length < 24) return { kind: 'incomplete', length: 24 - bytes.length };
  return right.examine(bytes, network, limit);
}
