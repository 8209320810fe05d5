// Both are set wherever they come up.
import type { Manners, Visitor } from '../../../solutions/11-crawl';
import { Steps as RightSteps } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'visitor';
export const diagnosis = 'There is both a payload and an error';

class Steps extends RightSteps {
  override async run() {
    let error: string | undefined;
    this.greet = () => super.greet().catch((thrown) => void (error = String(thrown)));
    const visit = await super.run();
    return error ? { ...visit, error } : visit;
  }
}

export function visitor(manners: Manners): Visitor {
  return (address, signal) => new Steps(manners, address, signal).run();
}
