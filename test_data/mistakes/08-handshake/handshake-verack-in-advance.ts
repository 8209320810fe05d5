// Both messages are sent at once, before the peer has said anything.
import { makeMessage } from '../../../solutions/06-version';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'A verack answers a version, and none has come yet';

export class Handshake extends RightHandshake {
  override open() {
    return this.inbound ? [] : [makeMessage('version', this.own), makeMessage('verack', {})];
  }
}
