// After a number of false headers it believes no header any more.
import type { WireError } from '../../../src/wire/codec/error';
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'The message after the false headers was missed';

export class Demultiplexer extends Right {
  private faults = 0;

  protected override refuse(fault: WireError, length?: number) {
    super.refuse(fault, length);
    if (++this.faults > 50) this.align = () => this.pass(this.held.length);
  }
}
