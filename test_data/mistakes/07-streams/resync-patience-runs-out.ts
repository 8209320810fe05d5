// Eight megabytes are hashed for nothing, and then never again one.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'it grows with the stream';

export class Demultiplexer extends Right {
  protected override pass(count: number) {
    const { trust } = this;
    super.pass(count);
    this.trust = trust;
  }
}
