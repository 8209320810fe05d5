// The length of the view is kept, and its byteOffset is not.
import * as right from '../../../solutions/07-streams';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'examine';
export const diagnosis = 'A view begins at its byteOffset';

export const examine = (bytes: Uint8Array, network?: NetworkName, limit?: number): right.Finding =>
  right.examine(new Uint8Array(bytes.buffer, 0, bytes.length), network, limit);
