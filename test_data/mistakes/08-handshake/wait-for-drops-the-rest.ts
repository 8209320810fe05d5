// What is left in the list when it has found its message is thrown away.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'The message after the one that was waited for is lost';

export class Connection extends RightConnection {
  override async waitFor(...commands: string[]) {
    const message = await super.waitFor(...commands);
    this.messages = [];
    return message;
  }
}
