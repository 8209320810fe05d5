// handshake() returns a Version; encoded again, it is nearly the same.
import type { Manners, Visitor } from '../../../solutions/11-crawl';
import { makeVersion, writeVersion } from '../../../solutions/06-version';
import { encode } from '../../../src/wire/codec/codec';
import { Steps as RightSteps } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'visitor';
export const diagnosis = 'encoded again. Keep the bytes that came';

class Steps extends RightSteps {
  protected override keep() {}

  protected override async greet() {
    const own = makeVersion({ user_agent: this.name() });
    const theirs = await this.connection!.handshake(own, this.manners.timeout);
    this.payload = encode(writeVersion, theirs);
  }
}

export function visitor(manners: Manners): Visitor {
  return (address, signal) => new Steps(manners, address, signal).run();
}
