// makeVersion() without a choice: the manners are not looked at.
import type { Manners, Visitor } from '../../../solutions/11-crawl';
import { Steps as RightSteps } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'visitor';
export const diagnosis = 'The user agent of the manners';

class Steps extends RightSteps {
  protected override name() {
    return new Uint8Array();
  }
}

export function visitor(manners: Manners): Visitor {
  return (address, signal) => new Steps(manners, address, signal).run();
}
