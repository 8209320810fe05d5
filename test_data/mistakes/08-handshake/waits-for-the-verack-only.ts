// wait_for(VerAckMessage), as in exercise 5 of chapter 10 of Programming Bitcoin: it answers the version, but
// does not keep it.
import { Handshake as RightHandshake, Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'It returned undefined';

export class Connection extends RightConnection {
  protected override async shake(shake: RightHandshake) {
    for (const message of shake.open()) await this.transmit(message);
    let message = await this.receive(Infinity);
    for (; message.command !== 'verack'; message = await this.receive(Infinity)) {
      if (message.command === 'version') await this.send('verack');
    }
  }
}
