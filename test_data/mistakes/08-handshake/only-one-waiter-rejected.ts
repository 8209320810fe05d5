// The first wait is rejected at the end, the others go on waiting.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'The other side has hung up, but waitFor() goes on waiting';

export class Connection extends RightConnection {
  protected override onEnd(error: Error) {
    const [, ...others] = this.waiters;
    this.waiters = this.waiters.slice(0, 1);
    super.onEnd(error);
    this.waiters = others;
  }
}
