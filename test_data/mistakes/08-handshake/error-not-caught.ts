// next() throws inside the data event, where nothing can catch it.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'An error came up that nobody handles';

export class Connection extends RightConnection {
  protected override onData(chunk: Uint8Array) {
    this.demultiplexer.feed(chunk);
    this.takeOut();
  }
}
