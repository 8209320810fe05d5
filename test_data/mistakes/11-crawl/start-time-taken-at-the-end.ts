// The object is made at the end of the visit, with Date.now() in it.
import type { Manners, Visitor } from '../../../solutions/11-crawl';
import { Steps as RightSteps } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'visitor';
export const diagnosis = '`at` must be when the visit began';

class Steps extends RightSteps {
  protected override facts() {
    return { ...super.facts(), at: Date.now() };
  }
}

export function visitor(manners: Manners): Visitor {
  return (address, signal) => new Steps(manners, address, signal).run();
}
