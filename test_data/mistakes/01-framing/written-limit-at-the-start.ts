// The error points at the message, and not at the field.
import type { Message } from '../../../solutions/01-framing';
import * as right from '../../../solutions/01-framing';
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'writeMessage';
export const diagnosis = 'The trouble is 16 bytes further on';

export function writeMessage(w: Writer, message: Message, network?: NetworkName) {
  const { length } = message.payload;
  if (length > 4_000_000) throw new WireError('length', w.offset, '4000000', `${length}`);
  right.writeMessage(w, message, network);
}
