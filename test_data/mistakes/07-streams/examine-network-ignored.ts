// Mainnet is the default of readMessage, and the network is not handed on.
import * as right from '../../../solutions/07-streams';

export const exercise = 'examine';
export const diagnosis = 'the network is the second argument';

export const examine = (bytes: Uint8Array): right.Finding => right.examine(bytes);
