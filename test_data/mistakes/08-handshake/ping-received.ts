// It is answered, but can be received as well.
import type { Message } from '../../../solutions/01-framing';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'receive() returned the ping';

export class Connection extends RightConnection {
  private readonly answered = new WeakSet<Message>();

  protected override isMine(message: Message) {
    if (message.command !== 'ping') return super.isMine(message);
    if (!this.answered.has(message)) super.isMine(message);
    this.answered.add(message);
    return false;
  }
}
