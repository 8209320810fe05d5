// The command is written without its name.
import type { Message } from '../../../solutions/01-framing';
import * as right from '../../../solutions/01-framing';
import { WireError } from '../../../src/codec/error';
import type { Writer } from '../../../src/codec/writer';
import { magicOf, type NetworkName } from '../../../src/networks';

export const exercise = 'writeMessage';
export const diagnosis = 'it should name "command"';

export function writeMessage(w: Writer, message: Message, network: NetworkName = 'mainnet') {
  const { command, payload } = message;
  if (payload.length > 4_000_000) throw new WireError('length', w.offset + 16, '4000000', 'more');
  w.bytes(magicOf(network));
  right.writeCommand(w, command);
  right.writeLength(w, payload.length);
  w.bytes(right.checksum(payload));
  w.bytes(payload);
}
