// A ping is a message like any other: let whoever receives it answer.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'The ping was not answered';

export class Connection extends RightConnection {
  protected override onPing() {}
}
