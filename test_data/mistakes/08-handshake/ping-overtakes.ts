// Pings are answered as soon as they are split off, before earlier messages are handled.
import type { Message } from '../../../solutions/01-framing';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'the pong was sent before the transaction';

export class Connection extends RightConnection {
  protected override onMessage(message: Message) {
    if (message.command !== 'ping' || !this.theirs) return super.onMessage(message);
    this.transcript.message('received', message);
    this.onPing(message);
  }
}
