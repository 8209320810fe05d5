// handshake() sends the version, whichever side has connected.
import { makeMessage } from '../../../solutions/06-version';
import { Handshake as RightHandshake, Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'It must wait for the version';

export class Connection extends RightConnection {
  protected override async shake(shake: RightHandshake) {
    await this.transmit(makeMessage('version', shake.own));
    while (!shake.done) {
      const [last] = shake.receive(await this.receive(Infinity)).slice(-1);
      if (last) await this.transmit(last);
    }
  }
}
