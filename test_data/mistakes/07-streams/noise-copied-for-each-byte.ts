// For each byte of noise, everything that is left is copied: slice() instead of subarray().
import { sameBytes } from '../../../src/wire/bytes';
import { magicOf } from '../../../src/wire/networks';
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'is copied again for each byte';

export class Demultiplexer extends Right {
  protected override align() {
    const magic = magicOf(this.network);
    while (this.held.length >= 24 && !sameBytes(this.held.subarray(0, 4), magic)) {
      this.held = Uint8Array.prototype.slice.call(this.held, 1);
      this.position++;
      this.skipped++;
    }
  }
}
