// A DataView of hash.buffer begins where the buffer does.
import { meetsTarget as right } from '../../../solutions/10-headers';

export const exercise = 'meetsTarget';
export const diagnosis = '`.buffer` is the whole buffer';

export const meetsTarget = (hash: Uint8Array, target: bigint) =>
  right(new Uint8Array(hash.buffer, 0, 32), target);
