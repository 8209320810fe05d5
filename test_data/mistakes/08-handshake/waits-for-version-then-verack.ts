// First one, then the other: waitFor("version"), then waitFor("verack").
import { Handshake as RightHandshake, Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'They may come in either order';

export class Connection extends RightConnection {
  protected override async shake(shake: RightHandshake) {
    for (const message of shake.open()) await this.transmit(message);
    for (const command of ['version', 'verack']) {
      let message = await this.receive(Infinity);
      while (message.command !== command) message = await this.receive(Infinity);
      for (const answer of shake.receive(message)) await this.transmit(answer);
    }
  }
}
