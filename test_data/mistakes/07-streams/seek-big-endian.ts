// The magic as the number 0xd9b4bef9, as people write it, compared big-endian.
import * as right from '../../../solutions/07-streams';

export const exercise = 'seek';
export const diagnosis = 'The magic was skipped';

export const seek = (bytes: Uint8Array, magic: Uint8Array) => right.seek(bytes, magic.slice().reverse());
