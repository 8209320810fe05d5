// Whatever goes wrong, the answer is no.
import * as right from '../../../solutions/02-fields';

export const exercise = 'canSendPong';
export const diagnosis = 'you made up an answer';

export function canSendPong(payload: Uint8Array) {
  try {
    return right.protocolVersion(payload) > 60000;
  } catch {
    return false;
  }
}
