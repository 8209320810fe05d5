// The pong gets a new nonce of its own.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'The pong carries a different nonce';

export class Connection extends RightConnection {
  protected override onPing() {
    void this.transmit({ command: 'pong', payload: new Uint8Array(8) });
  }
}
