// A pong is made like a verack: a command and nothing else.
import type { Message } from '../../../solutions/01-framing';

export const exercise = 'pongFor';
export const diagnosis = 'The pong is empty';

export function pongFor(ping: Message): Message | undefined {
  return ping.payload.length < 8 ? undefined : { command: 'pong', payload: new Uint8Array() };
}
