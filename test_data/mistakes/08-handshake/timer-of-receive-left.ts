// The timer is never cleared. Its only harm is that it keeps the program alive.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'The message has come, but its timer is still running';

export class Connection extends RightConnection {
  protected override wait(timeout: number) {
    const waiting = super.wait(timeout);
    setTimeout(() => {}, timeout);
    return waiting;
  }
}
