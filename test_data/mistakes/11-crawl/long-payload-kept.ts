// A version message has about a hundred bytes: why would a node send more?
import type { Manners, Visitor } from '../../../solutions/11-crawl';
import { Steps as RightSteps } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'visitor';
export const diagnosis = 'A payload of more than MOST_PAYLOAD bytes was kept';

class Steps extends RightSteps {
  protected override isTooLong() {
    return false;
  }
}

export function visitor(manners: Manners): Visitor {
  return (address, signal) => new Steps(manners, address, signal).run();
}
