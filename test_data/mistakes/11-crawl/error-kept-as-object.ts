// The error itself is kept, but JSON turns it into {}.
import type { Manners, Visitor } from '../../../solutions/11-crawl';
import { Steps as RightSteps } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'visitor';
export const diagnosis = 'JSON turns an Error into {}';

class Steps extends RightSteps {
  protected override failed(error: Error) {
    return { ...this.facts(), error: error as unknown as string };
  }
}

export function visitor(manners: Manners): Visitor {
  return (address, signal) => new Steps(manners, address, signal).run();
}
