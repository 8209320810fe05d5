// The listener is removed only when all goes well.
import type { Manners, Visit, Visitor } from '../../../solutions/11-crawl';
import { Steps as RightSteps } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'visitor';
export const diagnosis = 'After a failed visit, a listener is left on the signal';

class Steps extends RightSteps {
  private failure = false;

  protected override failed(error: Error): Visit {
    this.failure = true;
    return super.failed(error);
  }

  protected override forget(stop: () => void) {
    if (!this.failure) super.forget(stop);
  }
}

export function visitor(manners: Manners): Visitor {
  return (address, signal) => new Steps(manners, address, signal).run();
}
