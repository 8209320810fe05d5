// It looks at what came only when handshake() has resolved.
import type { Manners, Visitor } from '../../../solutions/11-crawl';
import { Steps as RightSteps } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'visitor';
export const diagnosis = 'thrown away because the verack did not come';

class Steps extends RightSteps {
  protected override async greet() {
    try {
      await super.greet();
    } catch (error) {
      this.payload = undefined;
      throw error;
    }
  }
}

export function visitor(manners: Manners): Visitor {
  return (address, signal) => new Steps(manners, address, signal).run();
}
