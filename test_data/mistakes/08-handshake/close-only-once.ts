// It waits for the event, which does not fire twice.
import { ClosedError } from '../../../src/wire/streams/peer-errors';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'close() was called twice';

export class Connection extends RightConnection {
  override async close(reason: Error = new ClosedError('closed')) {
    this.onEnd(reason);
    await new Promise<void>((resolve) => this.socket.once('close', () => resolve()));
  }
}
