// The payload is kept as the connection passes it: a view.
import type { Manners, Visitor } from '../../../solutions/11-crawl';
import { Steps as RightSteps } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'visitor';
export const diagnosis = 'a view of the chunk';

class Steps extends RightSteps {
  protected override copy(payload: Uint8Array) {
    return payload;
  }
}

export function visitor(manners: Manners): Visitor {
  return (address, signal) => new Steps(manners, address, signal).run();
}
