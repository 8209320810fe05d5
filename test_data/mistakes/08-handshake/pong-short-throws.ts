// The payload is read as a struct, which demands all 8 bytes.
import type { Message } from '../../../solutions/01-framing';
import { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'pongFor';
export const diagnosis = 'It threw. Such a ping is not an error';

export function pongFor(ping: Message): Message | undefined {
  return { command: 'pong', payload: new Reader(ping.payload).bytes(8, 'nonce').slice() };
}
