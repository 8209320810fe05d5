// The user agent is kept as it was read: a view of the payload.
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'The user agent of 11 bytes is a view of the payload';

export class Handshake extends RightHandshake {
  protected override keep(bytes: Uint8Array) {
    return bytes;
  }
}
