// A version message is a hundred bytes or so: why should anybody send more?
import type { Manners, Visitor } from '../../../solutions/11-crawl';
import { Steps as RightSteps } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'visitor';
export const diagnosis = 'with more bytes than MOST_PAYLOAD';

class Steps extends RightSteps {
  protected override isTooLong() {
    return false;
  }
}

export function visitor(manners: Manners): Visitor {
  return (address, signal) => new Steps(manners, address, signal).run();
}
