// One invalid message ends the connection. btcd does so; Bitcoin Core drops the message.
import { Demultiplexer } from '../../../solutions/07-streams';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'A node drops a message with a wrong checksum';

export class Connection extends RightConnection {
  protected override listen() {
    this.demultiplexer = new Demultiplexer(this.network, 'node', (error) => this.onEnd(error));
    super.listen();
  }
}
