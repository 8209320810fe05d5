// The magic as the number 0xd9b4bef9, which is how Core writes it down, compared big-endian.
import * as right from '../../../solutions/07-streams';

export const exercise = 'seek';
export const diagnosis = 'The magic was passed over';

export const seek = (bytes: Uint8Array, magic: Uint8Array) => right.seek(bytes, magic.slice().reverse());
