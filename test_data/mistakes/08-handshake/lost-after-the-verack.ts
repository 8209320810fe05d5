// The handshake takes everything that has come, and what it does not need is lost.
import { Handshake as RightHandshake, Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'What came in the same packet as the verack is lost';

export class Connection extends RightConnection {
  protected override async shake(shake: RightHandshake) {
    await super.shake(shake);
    this.messages = [];
  }
}
