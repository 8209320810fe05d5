// The largest count that is allowed counts as too large: `>=` instead of `>`.
import type { Message } from '../../../solutions/01-framing';
import { readVarInt } from '../../../solutions/03-varints';
import { Reader } from '../../../src/wire/codec/reader';
import { ProtocolError } from '../../../src/wire/streams/peer-errors';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = '50000 items are allowed';

export class Connection extends RightConnection {
  protected override isMine(message: Message) {
    const { command, payload } = message;
    if (command !== 'inv' || payload.length < 3 || readVarInt(new Reader(payload)) < 50_000) {
      return super.isMine(message);
    }
    this.onFault(new ProtocolError('too many items'));
    return true;
  }
}
