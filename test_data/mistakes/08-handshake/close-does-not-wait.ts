// destroy() is called, and the end of it not waited for.
import { ClosedError } from '../../../src/wire/streams/peer-errors';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'close() is done, and the socket is still open';

export class Connection extends RightConnection {
  override async close(reason: Error = new ClosedError('closed')) {
    this.onEnd(reason);
  }
}
