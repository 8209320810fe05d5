// When the other side hangs up, everything is cleared.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'Messages that came before the end are lost';

export class Connection extends RightConnection {
  protected override onEnd(error: Error) {
    this.messages = [];
    super.onEnd(error);
  }
}
