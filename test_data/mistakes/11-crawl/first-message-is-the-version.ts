// The first message of a node is its version: nearly always.
import type { Manners, Visitor } from '../../../solutions/11-crawl';
import { Steps as RightSteps } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'visitor';
export const diagnosis = 'The version need not come first';

class Steps extends RightSteps {
  protected override keep() {
    this.connection!.transcript.watch = (direction, { payload }) => {
      if (direction === 'received') this.payload ??= this.copy(payload);
    };
  }
}

export function visitor(manners: Manners): Visitor {
  return (address, signal) => new Steps(manners, address, signal).run();
}
