// The payload is a view of the message, but is read from the start of the message.
import type { Message } from '../../../solutions/01-framing';
import { readPayload as right } from '../../../solutions/06-version';

export const exercise = 'readPayload';
export const diagnosis = '`.buffer` is the whole buffer';

export function readPayload({ command, payload }: Message) {
  return right({ command, payload: new Uint8Array(payload.buffer) });
}
