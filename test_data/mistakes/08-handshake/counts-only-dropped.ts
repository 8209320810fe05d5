// A message that breaks a rule is dropped, even if the rule says to disconnect.
import type { Message } from '../../../solutions/01-framing';
import { readVarInt } from '../../../solutions/03-varints';
import { judge } from '../../../src/wire/streams/peer-rules';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = '50001 items were announced, but the connection goes on';

export class Connection extends RightConnection {
  protected override isMine(message: Message) {
    const standing = { version: this.theirs?.version, acknowledged: true };
    return (this.theirs && judge(message, standing, readVarInt) !== undefined) || super.isMine(message);
  }
}
