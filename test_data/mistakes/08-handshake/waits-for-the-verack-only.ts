// The answer to exercise 5 of a well-known book: wait_for(VerAckMessage). wait_for answers the version in passing,
// and forgets it.
import { Handshake as RightHandshake, Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'Nothing came back';

export class Connection extends RightConnection {
  protected override async shake(shake: RightHandshake) {
    for (const message of shake.open()) await this.transmit(message);
    let message = await this.receive(Infinity);
    for (; message.command !== 'verack'; message = await this.receive(Infinity)) {
      if (message.command === 'version') await this.send('verack');
    }
  }
}
