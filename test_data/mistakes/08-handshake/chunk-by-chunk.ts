// Each chunk is split on its own: an incomplete message in it is lost.
import { Demultiplexer } from '../../../solutions/07-streams';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'was not recognised. Hold what is not complete yet';

export class Connection extends RightConnection {
  protected override onData(chunk: Uint8Array) {
    this.demultiplexer = new Demultiplexer(this.network);
    super.onData(chunk);
  }
}
