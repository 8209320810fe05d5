// 16 is where the length of the first message is.
import type { Message } from '../../../solutions/01-framing';
import * as right from '../../../solutions/01-framing';
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';
import type { NetworkName } from '../../../src/wire/networks';

export const exercise = 'writeMessage';
export const diagnosis = 'the writer was at byte 3 already';

export function writeMessage(w: Writer, message: Message, network?: NetworkName) {
  const { length } = message.payload;
  if (length > 4_000_000) throw new WireError('length', 16, '4000000', `${length}`);
  right.writeMessage(w, message, network);
}
