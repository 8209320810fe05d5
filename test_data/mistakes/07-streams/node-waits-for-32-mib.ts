// The limit of 0.10.0: 32 MiB for each peer.
import { examine, type Finding } from '../../../solutions/07-streams';
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'It waits for 4,000,001 bytes';

export class Demultiplexer extends Right {
  protected override look(): Finding {
    return examine(this.held, this.network, 0x02000000);
  }
}
