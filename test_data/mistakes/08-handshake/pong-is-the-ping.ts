// The whole message is returned, including its command.
import type { Message } from '../../../solutions/01-framing';

export const exercise = 'pongFor';
export const diagnosis = 'That is the ping itself';

export function pongFor(ping: Message): Message | undefined {
  return ping.payload.length < 8 ? undefined : { ...ping, payload: ping.payload.slice(0, 8) };
}
