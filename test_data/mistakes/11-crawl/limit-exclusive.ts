// The limit itself counts as too long.
import { type Manners, MOST_PAYLOAD, type Visitor } from '../../../solutions/11-crawl';
import { Steps as RightSteps } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'visitor';
export const diagnosis = 'The payload is missing, although';

class Steps extends RightSteps {
  protected override isTooLong(payload: Uint8Array) {
    return payload.length >= MOST_PAYLOAD;
  }
}

export function visitor(manners: Manners): Visitor {
  return (address, signal) => new Steps(manners, address, signal).run();
}
