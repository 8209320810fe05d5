// A version is a version, whichever side has sent it.
import type { Manners, Visitor } from '../../../solutions/11-crawl';
import { Steps as RightSteps } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'visitor';
export const diagnosis = 'our own version message';

class Steps extends RightSteps {
  protected override keep() {
    this.connection!.transcript.watch = (_, { command, payload }) => {
      if (command === 'version') this.payload = this.copy(payload);
    };
  }
}

export function visitor(manners: Manners): Visitor {
  return (address, signal) => new Steps(manners, address, signal).run();
}
