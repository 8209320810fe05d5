// The signal is a parameter that is never used.
import type { Manners, Visitor } from '../../../solutions/11-crawl';
import { Steps as RightSteps } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'visitor';
export const diagnosis = 'The signal was aborted while it waits for the version';

export function visitor(manners: Manners): Visitor {
  return (address) => new RightSteps(manners, address).run();
}
