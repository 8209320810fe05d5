// The timer is never cleared. It does no harm but to keep the program alive.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'The message has come, and its timer is still running';

export class Connection extends RightConnection {
  protected override wait(timeout: number) {
    const waiting = super.wait(timeout);
    setTimeout(() => {}, timeout);
    return waiting;
  }
}
