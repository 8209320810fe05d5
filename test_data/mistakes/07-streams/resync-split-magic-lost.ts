// If the buffer does not hold the magic, everything is skipped, even the first half of one.
import { NETWORKS } from '../../../src/wire/networks';
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'but byte by byte it is lost';

export class Demultiplexer extends Right {
  protected override align() {
    const at = Buffer.from(this.held).indexOf(NETWORKS[this.network].magic, 0, 'hex');
    if (this.held.length >= 24) this.pass(at === -1 ? this.held.length : at);
  }
}
