// >= instead of >: BIP 31 mentions version 60000, but means later ones.
import { protocolVersion } from '../../../solutions/02-fields';

export const exercise = 'canSendPong';
export const diagnosis = '60000 itself has no pong';

export function canSendPong(payload: Uint8Array) {
  return protocolVersion(payload) >= 60000;
}
