// One data event, one message: that is true on the test bench.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'the first came out and the others are lost';

export class Connection extends RightConnection {
  protected override takeOut() {
    const message = this.demultiplexer.next();
    if (message) this.onMessage(message);
    while (this.demultiplexer.next());
  }
}
