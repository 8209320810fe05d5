// Whatever cannot be read is treated as unknown.
import type { Message } from '../../../solutions/01-framing';
import * as right from '../../../solutions/06-version';

export const exercise = 'readPayload';
export const diagnosis = 'Did you catch an error';

export function readPayload(message: Message) {
  try {
    return right.readPayload(message);
  } catch {
    return message.payload;
  }
}
