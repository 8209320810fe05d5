// The whole payload is returned, if it is long enough.
import type { Message } from '../../../solutions/01-framing';

export const exercise = 'pongFor';
export const diagnosis = 'All bytes were returned';

export function pongFor(ping: Message): Message | undefined {
  return ping.payload.length < 8 ? undefined : { command: 'pong', payload: ping.payload.slice() };
}
