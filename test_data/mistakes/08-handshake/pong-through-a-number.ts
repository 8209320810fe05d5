// The nonce is read as a number, which has only 53 bits, and written again.
import type { Message } from '../../../solutions/01-framing';

export const exercise = 'pongFor';
export const diagnosis = 'The pong carries a different nonce';

export function pongFor(ping: Message): Message | undefined {
  if (ping.payload.length < 8) return undefined;
  const view = new DataView(ping.payload.buffer, ping.payload.byteOffset);
  const nonce = view.getUint32(0, true) + 2 ** 32 * view.getUint32(4, true);
  const payload = new Uint8Array(8);
  new DataView(payload.buffer).setBigUint64(0, BigInt(nonce), true);
  return { command: 'pong', payload };
}
