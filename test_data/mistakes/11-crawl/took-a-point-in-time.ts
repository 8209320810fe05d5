// The end is noted, and the beginning not taken off it.
import type { Manners, Visitor } from '../../../solutions/11-crawl';
import { Steps as RightSteps } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'visitor';
export const diagnosis = 'The field took is how long it took';

class Steps extends RightSteps {
  protected override facts() {
    return { ...super.facts(), took: Date.now() };
  }
}

export function visitor(manners: Manners): Visitor {
  return (address, signal) => new Steps(manners, address, signal).run();
}
