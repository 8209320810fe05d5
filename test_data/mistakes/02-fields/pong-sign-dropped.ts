// Math.abs, so that a strange version does no harm.
import { protocolVersion } from '../../../solutions/02-fields';

export const exercise = 'canSendPong';
export const diagnosis = 'the sign counts';

export const canSendPong = (payload: Uint8Array) => Math.abs(protocolVersion(payload)) > 60000;
