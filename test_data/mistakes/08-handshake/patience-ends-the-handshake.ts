// receive() without a timeout: then patience applies, not the timeout of the handshake.
import { Handshake as RightHandshake, Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'It gave up after patience had expired';

export class Connection extends RightConnection {
  protected override async shake(shake: RightHandshake) {
    for (const message of shake.open()) await this.transmit(message);
    while (!shake.done) {
      for (const answer of shake.receive(await this.receive())) await this.transmit(answer);
    }
  }
}
