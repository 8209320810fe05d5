// Nobody asks whether it has ended already; the event has been, and does not come again.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'Nothing will come any more, and it waits';

export class Connection extends RightConnection {
  override receive(timeout?: number) {
    if (this.reason && this.messages.length === 0) return this.wait(timeout ?? this.patience);
    return super.receive(timeout);
  }
}
