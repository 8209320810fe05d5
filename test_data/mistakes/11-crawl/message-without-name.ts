// error.message says what, and not which kind.
import type { Manners, Visitor } from '../../../solutions/11-crawl';
import { Steps as RightSteps } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'visitor';
export const diagnosis = "The field error should begin with the error's name";

class Steps extends RightSteps {
  protected override failed({ message }: Error) {
    return { ...this.facts(), error: message };
  }
}

export function visitor(manners: Manners): Visitor {
  return (address, signal) => new Steps(manners, address, signal).run();
}
