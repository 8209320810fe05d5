// The payload was cut out of a chunk with subarray(), and the whole chunk is sent.
import { type Message, writeMessage as right } from '../../../solutions/01-framing';
import type { Writer } from '../../../src/wire/codec/writer';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'writeMessage';
export const diagnosis = '`.buffer` is the whole buffer';

export function writeMessage(w: Writer, { command, payload }: Message, network?: NetworkName) {
  right(w, { command, payload: new Uint8Array(payload.buffer) }, network);
}
