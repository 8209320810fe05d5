// Only the happy path: the caller has to catch.
import type { Manners, Visitor } from '../../../solutions/11-crawl';
import { Steps as RightSteps } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'visitor';
export const diagnosis = 'It threw. Put what went wrong into the visit';

class Steps extends RightSteps {
  protected override failed(error: Error): never {
    throw error;
  }
}

export function visitor(manners: Manners): Visitor {
  return (address, signal) => new Steps(manners, address, signal).run();
}
