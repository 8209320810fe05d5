// >= for >: BIP 31 speaks of version 60000, and means those after it.
import { protocolVersion } from '../../../solutions/02-fields';

export const exercise = 'canSendPong';
export const diagnosis = '60000 itself has no pong';

export function canSendPong(payload: Uint8Array) {
  return protocolVersion(payload) >= 60000;
}
