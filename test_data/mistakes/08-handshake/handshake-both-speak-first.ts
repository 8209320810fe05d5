// open() sends the version, whichever side has connected.
import { makeMessage } from '../../../solutions/06-version';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'A version is sent before the peer has said anything';

export class Handshake extends RightHandshake {
  override open() {
    return [makeMessage('version', this.own)];
  }
}
