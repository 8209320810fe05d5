// A nonce is random, so a new one is made up.
import type { Message } from '../../../solutions/01-framing';

export const exercise = 'pongFor';
export const diagnosis = 'The pong carries a different nonce';

export function pongFor(ping: Message): Message | undefined {
  return ping.payload.length < 8
    ? undefined
    : { command: 'pong', payload: crypto.getRandomValues(new Uint8Array(8)) };
}
