// makeVersion() without choices: the userAgent is ignored.
import type { Manners, Visitor } from '../../../solutions/11-crawl';
import { Steps as RightSteps } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'visitor';
export const diagnosis = 'The userAgent from the options';

class Steps extends RightSteps {
  protected override name() {
    return new Uint8Array();
  }
}

export function visitor(manners: Manners): Visitor {
  return (address, signal) => new Steps(manners, address, signal).run();
}
