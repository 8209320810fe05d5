// Host, colon, port: true for IPv4.
import type { Manners, Visitor } from '../../../solutions/11-crawl';
import { Steps as RightSteps } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'visitor';
export const diagnosis = 'IPv6 stands in brackets before a port';

class Steps extends RightSteps {
  protected override facts() {
    return { ...super.facts(), address: `${this.address.host}:${this.address.port}` };
  }
}

export function visitor(manners: Manners): Visitor {
  return (address, signal) => new Steps(manners, address, signal).run();
}
