// There is a listener for data, but not for end or close.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'The other side has hung up, but the handshake goes on waiting';

export class Connection extends RightConnection {
  protected override onEnd(error: Error) {
    if (error.message !== 'the other side hung up') super.onEnd(error);
  }
}
