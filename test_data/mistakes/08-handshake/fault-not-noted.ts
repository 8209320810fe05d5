// The demultiplexer is given nobody whom it could tell of faults.
import { Demultiplexer } from '../../../solutions/07-streams';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'Nothing in the transcript tells of the fault';

export class Connection extends RightConnection {
  protected override listen() {
    this.demultiplexer = new Demultiplexer(this.network);
    super.listen();
  }
}
