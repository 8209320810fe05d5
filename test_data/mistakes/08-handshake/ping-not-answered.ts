// A ping is a message like any other: the caller that receives it has to answer.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'The ping was not answered';

export class Connection extends RightConnection {
  protected override onPing() {}
}
