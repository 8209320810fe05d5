// Each unwanted message restarts the timeout.
import type { Message } from '../../../solutions/01-framing';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'restarts the timeout of waitFor()';

export class Connection extends RightConnection {
  override async waitFor(...commands: string[]): Promise<Message> {
    for (;;) {
      const message = await this.receive();
      if (commands.includes(message.command)) return message;
    }
  }
}
