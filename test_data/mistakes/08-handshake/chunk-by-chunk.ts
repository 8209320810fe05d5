// Each chunk is taken apart on its own: what is not whole in it is lost.
import { Demultiplexer } from '../../../solutions/07-streams';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'was not recognised. Keep what is not whole yet';

export class Connection extends RightConnection {
  protected override onData(chunk: Uint8Array) {
    this.demultiplexer = new Demultiplexer(this.network);
    super.onData(chunk);
  }
}
