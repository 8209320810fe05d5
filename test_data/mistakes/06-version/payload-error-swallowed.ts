// Whatever cannot be read is taken for unknown.
import type { Message } from '../../../solutions/01-framing';
import * as right from '../../../solutions/06-version';

export const exercise = 'readPayload';
export const diagnosis = 'Was an error caught on the way';

export function readPayload(message: Message) {
  try {
    return right.readPayload(message);
  } catch {
    return message.payload;
  }
}
