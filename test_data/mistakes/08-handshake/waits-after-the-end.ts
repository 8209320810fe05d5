// It does not check whether the connection has already ended; the event does not fire again.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'Nothing more can come, but it waits';

export class Connection extends RightConnection {
  override receive(timeout?: number) {
    if (this.reason && this.messages.length === 0) return this.wait(timeout ?? this.patience);
    return super.receive(timeout);
  }
}
