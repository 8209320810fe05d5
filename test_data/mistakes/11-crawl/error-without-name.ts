// error.message says what happened, but not which kind of error it was.
import type { Manners, Visitor } from '../../../solutions/11-crawl';
import { Steps as RightSteps } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'visitor';
export const diagnosis = "The visit's error must begin with the name of the error";

class Steps extends RightSteps {
  protected override failed({ message }: Error) {
    return { ...this.facts(), error: message };
  }
}

export function visitor(manners: Manners): Visitor {
  return (address, signal) => new Steps(manners, address, signal).run();
}
