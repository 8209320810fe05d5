// 60001 is the number that everybody knows, and > the sign that stood there before.
import { protocolVersion } from '../../../solutions/02-fields';

export const exercise = 'canSendPong';
export const diagnosis = '60001 is the first version that can';

export function canSendPong(payload: Uint8Array) {
  return protocolVersion(payload) > 60001;
}
