// The default of readMessage is mainnet, and the network is not passed on.
import * as right from '../../../solutions/07-streams';

export const exercise = 'examine';
export const diagnosis = 'the network is the second argument';

export const examine = (bytes: Uint8Array): right.Finding => right.examine(bytes);
