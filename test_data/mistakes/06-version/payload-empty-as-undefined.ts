// verack has no payload, so there is nothing to return.
import * as right from '../../../solutions/06-version';
import type { Message } from '../../../solutions/01-framing';

export const exercise = 'readPayload';
export const diagnosis = 'so return {}, not undefined';

export function readPayload(message: Message): unknown {
  return message.payload.length > 0 ? right.readPayload(message) : undefined;
}
