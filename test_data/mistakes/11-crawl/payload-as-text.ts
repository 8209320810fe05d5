// Strings can be printed, so the payload is kept as a string.
import type { Manners, Visitor } from '../../../solutions/11-crawl';
import { Steps as RightSteps } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'visitor';
export const diagnosis = 'The payload must be the bytes that came';

class Steps extends RightSteps {
  protected override copy(payload: Uint8Array) {
    return new TextDecoder().decode(payload) as unknown as Uint8Array;
  }
}

export function visitor(manners: Manners): Visitor {
  return (address, signal) => new Steps(manners, address, signal).run();
}
