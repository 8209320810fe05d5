// Messages are recorded when they are returned, so pings that are answered in between are missing.
import type { Message } from '../../../solutions/01-framing';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'The transcript does not record the ping';

export class Connection extends RightConnection {
  protected override onMessage(message: Message) {
    if (message.command !== 'ping') return super.onMessage(message);
    this.messages.push({ command: message.command, payload: this.keep(message.payload) });
    this.settle();
  }
}
