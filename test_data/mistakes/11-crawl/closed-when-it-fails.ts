// close() in the catch: what went well stays open.
import type { Manners, Visitor } from '../../../solutions/11-crawl';
import { Steps as RightSteps } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'visitor';
export const diagnosis = 'The connection is still open';

class Steps extends RightSteps {
  private broken = false;

  protected override failed(error: Error) {
    this.broken = true;
    return super.failed(error);
  }

  protected override async close() {
    if (this.broken) await super.close();
  }
}

export function visitor(manners: Manners): Visitor {
  return (address, signal) => new Steps(manners, address, signal).run();
}
