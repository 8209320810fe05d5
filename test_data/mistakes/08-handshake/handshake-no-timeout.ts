// There is no timer: a silent peer may stay forever.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'The timeout has expired, but handshake() goes on waiting';

export class Connection extends RightConnection {
  protected override tooLate() {}
}
