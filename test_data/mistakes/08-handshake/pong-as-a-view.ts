// subarray() instead of slice(): the bytes still belong to the ping.
import type { Message } from '../../../solutions/01-framing';

export const exercise = 'pongFor';
export const diagnosis = 'The pong is a view of the ping';

export function pongFor(ping: Message): Message | undefined {
  return ping.payload.length < 8 ? undefined : { command: 'pong', payload: ping.payload.subarray(0, 8) };
}
