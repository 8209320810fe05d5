// Everybody knows 60001, and the operator before it was >.
import { protocolVersion } from '../../../solutions/02-fields';

export const exercise = 'canSendPong';
export const diagnosis = '60001 is the first version that has it';

export function canSendPong(payload: Uint8Array) {
  return protocolVersion(payload) > 60001;
}
