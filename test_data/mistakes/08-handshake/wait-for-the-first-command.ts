// Only the first of the commands is looked at.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'That is the second one that fits';

export class Connection extends RightConnection {
  override waitFor(command: string) {
    return super.waitFor(command);
  }
}
