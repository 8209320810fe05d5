// Exactly eight bytes: the length is compared with ===.
import type { Message } from '../../../solutions/01-framing';

export const exercise = 'pongFor';
export const diagnosis = 'A node reads the first 8 bytes';

export function pongFor(ping: Message): Message | undefined {
  return ping.payload.length === 8 ? { command: 'pong', payload: ping.payload.slice() } : undefined;
}
