// The demultiplexer is created without onFault.
import { Demultiplexer } from '../../../solutions/07-streams';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'The transcript does not record the invalid message';

export class Connection extends RightConnection {
  protected override listen() {
    this.demultiplexer = new Demultiplexer(this.network);
    super.listen();
  }
}
