// As in Programming Bitcoin: PongMessage(envelope.payload), whatever the payload is.
import type { Message } from '../../../solutions/01-framing';

export const exercise = 'pongFor';
export const diagnosis = 'Fewer than 8 bytes are not a nonce';

export function pongFor(ping: Message): Message | undefined {
  return { command: 'pong', payload: ping.payload.slice() };
}
