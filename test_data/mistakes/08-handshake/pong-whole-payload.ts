// All that came goes back, as long as it is enough.
import type { Message } from '../../../solutions/01-framing';

export const exercise = 'pongFor';
export const diagnosis = 'All bytes went back';

export function pongFor(ping: Message): Message | undefined {
  return ping.payload.length < 8 ? undefined : { command: 'pong', payload: ping.payload.slice() };
}
