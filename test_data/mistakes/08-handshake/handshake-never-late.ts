// There is no timer: whoever says nothing may stay for ever.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'The time was over, and handshake() goes on waiting';

export class Connection extends RightConnection {
  protected override tooLate() {}
}
