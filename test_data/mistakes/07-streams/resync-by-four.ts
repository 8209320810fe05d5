// On a mismatch, all four bytes that were compared are skipped, not one.
import { NETWORKS } from '../../../src/wire/networks';
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'and was lost with them. Skip five bytes';

export class Demultiplexer extends Right {
  protected override align() {
    const magic = Buffer.from(NETWORKS[this.network].magic, 'hex');
    while (this.held.length >= 24 && !magic.equals(this.held.subarray(0, 4))) this.pass(4);
  }
}
