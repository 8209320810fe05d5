// A pong is made anew, with a number of its own.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'The pong carries another number';

export class Connection extends RightConnection {
  protected override onPing() {
    void this.transmit({ command: 'pong', payload: new Uint8Array(8) });
  }
}
