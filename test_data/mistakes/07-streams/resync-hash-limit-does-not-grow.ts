// After eight megabytes hashed for nothing, nothing is hashed for nothing again.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'the limit grows with the stream';

export class Demultiplexer extends Right {
  protected override pass(count: number) {
    const { trust } = this;
    super.pass(count);
    this.trust = trust;
  }
}
