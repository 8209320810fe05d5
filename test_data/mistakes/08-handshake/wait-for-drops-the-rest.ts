// What lies in the list when it has found its message is thrown away.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'What came behind the message that was waited for is lost';

export class Connection extends RightConnection {
  override async waitFor(...commands: string[]) {
    const message = await super.waitFor(...commands);
    this.messages = [];
    return message;
  }
}
