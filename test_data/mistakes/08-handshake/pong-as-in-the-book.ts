// As a well-known book has it: PongMessage(envelope.payload), whatever the payload is.
import type { Message } from '../../../solutions/01-framing';

export const exercise = 'pongFor';
export const diagnosis = 'Fewer than 8 are no number';

export function pongFor(ping: Message): Message | undefined {
  return { command: 'pong', payload: ping.payload.slice() };
}
