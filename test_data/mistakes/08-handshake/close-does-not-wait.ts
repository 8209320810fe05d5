// destroy() is called, but it does not wait for the socket to close.
import { ClosedError } from '../../../src/wire/streams/peer-errors';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'close() has resolved, but the socket is still open';

export class Connection extends RightConnection {
  override async close(reason: Error = new ClosedError('closed')) {
    this.onEnd(reason);
  }
}
