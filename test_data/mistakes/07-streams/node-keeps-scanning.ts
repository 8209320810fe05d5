// One policy for everything, as in the articles: slide until a magic comes.
import type { WireError } from '../../../src/wire/codec/error';
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'It went on searching for a magic';

export class Demultiplexer extends Right {
  protected override align() {}

  protected override refuse(fault: WireError, length?: number) {
    if (fault.path !== 'magic') super.refuse(fault, length);
    else this.drop(1);
  }

  override next() {
    if (this.policy === 'resync') super.align();
    return super.next();
  }
}
