// The error points at the message, not at the field.
import type { Message } from '../../../solutions/01-framing';
import * as right from '../../../solutions/01-framing';
import { WireError } from '../../../src/codec/error';
import type { Writer } from '../../../src/codec/writer';
import type { NetworkName } from '../../../src/networks';

export const exercise = 'writeMessage';
export const diagnosis = 'The trouble is 16 bytes further on';

export function writeMessage(w: Writer, message: Message, network?: NetworkName) {
  const { length } = message.payload;
  if (length > 4_000_000) throw new WireError('length', w.offset, '4000000', `${length}`);
  right.writeMessage(w, message, network);
}
