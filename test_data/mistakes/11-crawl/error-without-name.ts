// error.message says what happened, but not which kind of error it was.
import type { Manners, Visitor } from '../../../solutions/11-crawl';
import { Steps as RightSteps } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'visitor';
export const diagnosis = "The field error must begin with the error's name";

class Steps extends RightSteps {
  protected override failed({ message }: Error) {
    return { ...this.facts(), error: message };
  }
}

export function visitor(manners: Manners): Visitor {
  return (address, signal) => new Steps(manners, address, signal).run();
}
