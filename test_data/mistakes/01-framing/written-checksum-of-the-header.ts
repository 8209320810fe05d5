// The checksum is taken of all that has been written.
import type { Message } from '../../../solutions/01-framing';
import * as right from '../../../solutions/01-framing';
import { encode } from '../../../src/wire/codec/codec';
import type { Writer } from '../../../src/wire/codec/writer';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'writeMessage';
export const diagnosis = 'Right up to the checksum';

export function writeMessage(w: Writer, message: Message, network?: NetworkName) {
  const header = encode((inner) => right.writeMessage(inner, message, network), undefined).slice(0, 20);
  w.bytes(header);
  w.bytes(right.checksum(header));
  w.bytes(message.payload);
}
