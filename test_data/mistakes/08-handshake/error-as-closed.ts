// Any error while reading counts as closed.
import { ClosedError } from '../../../src/wire/streams/peer-errors';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'but not why: throw the WireError';

export class Connection extends RightConnection {
  protected override takeOut() {
    try {
      super.takeOut();
    } catch {
      this.onEnd(new ClosedError('bytes that are no message'));
    }
  }
}
