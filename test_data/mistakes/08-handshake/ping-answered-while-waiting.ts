// As in wait_for of Programming Bitcoin: a ping is answered only while something waits.
import type { Message } from '../../../solutions/01-framing';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'The ping was not answered';

export class Connection extends RightConnection {
  protected override onMessage(message: Message) {
    this.transcript.message('received', message);
    this.deliver(message);
  }

  override async receive(timeout?: number): Promise<Message> {
    const message = await super.receive(timeout);
    if (message.command !== 'ping') return message;
    this.onPing(message);
    return this.receive(timeout);
  }
}
