// The loop waits for both, but sends nothing.
import { Handshake as RightHandshake, Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'Their version was not answered';

export class Connection extends RightConnection {
  protected override async shake(shake: RightHandshake) {
    for (const message of shake.open()) await this.transmit(message);
    while (!shake.done) shake.receive(await this.receive(Infinity));
  }
}
