// Versions are often strings, and strings are compared from the left.
import { protocolVersion } from '../../../solutions/02-fields';

export const exercise = 'canSendPong';
export const diagnosis = 'not as a string';

export function canSendPong(payload: Uint8Array) {
  return String(protocolVersion(payload)) > '60000';
}
