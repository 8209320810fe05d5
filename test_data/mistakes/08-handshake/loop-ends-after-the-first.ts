// The loop of Programming Bitcoin: `while not verack and not version`.
import { Handshake as RightHandshake, Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'It was done after the verack';

export class Connection extends RightConnection {
  protected override async shake(shake: RightHandshake) {
    for (const message of shake.open()) await this.transmit(message);
    while (!shake.theirs && !shake.acknowledged) {
      for (const answer of shake.receive(await this.receive(Infinity))) await this.transmit(answer);
    }
  }
}
