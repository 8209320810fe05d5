// new Uint8Array(bytes.buffer) is the whole buffer, which may hold more than was passed.
import * as right from '../../../solutions/07-streams';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'examine';
export const diagnosis = 'You read more bytes than there are';

export const examine = (bytes: Uint8Array, network?: NetworkName, limit?: number): right.Finding =>
  right.examine(new Uint8Array(bytes.buffer), network, limit);
