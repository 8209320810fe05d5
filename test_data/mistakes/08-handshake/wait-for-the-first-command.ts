// Only the first of the commands is compared.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'That is the second match';

export class Connection extends RightConnection {
  override waitFor(command: string) {
    return super.waitFor(command);
  }
}
