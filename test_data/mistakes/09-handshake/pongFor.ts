import type { Message } from '../../../solutions/01-framing';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { Reader } from '../../../src/wire/codec/reader';

/** Wrong answers for pongFor. */
export const mistakes = new MistakeTable('pongFor');

// subarray() instead of slice(): the bytes still belong to the ping.
mistakes.patch('pong-as-a-view', 'The pong is a view of the ping', ['slice', 'subarray']);

// A pong is made like a verack: a command and nothing else.
mistakes.patch('pong-empty', 'The pong is empty', ['message.payload.slice(0, 8)', 'new Uint8Array()']);

// The whole message is returned, including its command.
mistakes.patch('pong-is-the-ping', 'That is the ping itself', ["command: 'pong'", '...message']);

// Exactly eight bytes: the length is compared with ===.
mistakes.patch('pong-long-ping-ignored', 'A node reads the first 8 bytes', ['length < 8', 'length !== 8']);

// The payload is read as a struct, which demands all 8 bytes.
mistakes.add(
  'pong-short-throws',
  'It threw. Such a ping is not an error',
  (ping: Message): Message | undefined => ({
    command: 'pong',
    payload: new Reader(ping.payload).bytes(8, 'nonce').slice(),
  }),
);

// The nonce is read as a number, which has only 53 bits, and written again.
mistakes.add(
  'pong-through-a-number',
  'The pong carries a different nonce',
  (ping: Message): Message | undefined => {
    if (ping.payload.length < 8) return undefined;
    const view = new DataView(ping.payload.buffer, ping.payload.byteOffset);
    const nonce = view.getUint32(0, true) + 2 ** 32 * view.getUint32(4, true);
    const payload = new Uint8Array(8);
    new DataView(payload.buffer).setBigUint64(0, BigInt(nonce), true);
    return { command: 'pong', payload };
  },
);

// As in Programming Bitcoin: PongMessage(envelope.payload), whatever the payload is.
mistakes.patch(
  'pong-whole-payload-as-in-the-book',
  'Fewer than 8 bytes are not a nonce',
  ['if (message.payload.length < 8) return undefined;', ''],
  ['slice(0, 8)', 'slice()'],
);

// The whole payload is returned, if it is long enough.
mistakes.patch('pong-whole-payload', 'You returned all bytes', ['slice(0, 8)', 'slice()']);

// A nonce is random, so a new one is made up.
mistakes.patch('pong-with-a-new-nonce', 'The pong carries a different nonce', [
  'message.payload.slice(0, 8)',
  'crypto.getRandomValues(new Uint8Array(8))',
]);
