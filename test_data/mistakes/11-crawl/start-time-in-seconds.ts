// Unix time is in seconds, and so is the timestamp of the message.
import type { Manners, Visitor } from '../../../solutions/11-crawl';
import { Steps as RightSteps } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'visitor';
export const diagnosis = '`at` must be the start time in milliseconds';

class Steps extends RightSteps {
  protected override facts() {
    return { ...super.facts(), at: Math.floor(this.at / 1000) };
  }
}

export function visitor(manners: Manners): Visitor {
  return (address, signal) => new Steps(manners, address, signal).run();
}
