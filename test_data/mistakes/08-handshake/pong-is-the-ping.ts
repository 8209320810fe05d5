// The whole message goes back: command and all.
import type { Message } from '../../../solutions/01-framing';

export const exercise = 'pongFor';
export const diagnosis = 'That is the ping again';

export function pongFor(ping: Message): Message | undefined {
  return ping.payload.length < 8 ? undefined : { ...ping, payload: ping.payload.slice(0, 8) };
}
