// handshake() keeps its default timeout of a minute.
import type { Manners, Visitor } from '../../../solutions/11-crawl';
import { makeVersion } from '../../../solutions/06-version';
import { Steps as RightSteps } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'visitor';
export const diagnosis = 'It never resolves. Connecting has a timeout';

class Steps extends RightSteps {
  protected override async greet() {
    await this.connection!.handshake(makeVersion({ user_agent: this.name() }));
  }
}

export function visitor(manners: Manners): Visitor {
  return (address, signal) => new Steps(manners, address, signal).run();
}
