// The magic of mainnet is hard-coded; the parameter stays unused.
import * as right from '../../../solutions/07-streams';

export const exercise = 'seek';
export const diagnosis = 'That is the magic of another network';

export const seek = (bytes: Uint8Array) => right.seek(bytes, Uint8Array.of(0xf9, 0xbe, 0xb4, 0xd9));
