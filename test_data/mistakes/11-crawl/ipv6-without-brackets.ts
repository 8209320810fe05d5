// Host, colon, port: right for IPv4 only.
import type { Manners, Visitor } from '../../../solutions/11-crawl';
import { Steps as RightSteps } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'visitor';
export const diagnosis = 'Write an IPv6 address in brackets before a port';

class Steps extends RightSteps {
  protected override facts() {
    return { ...super.facts(), address: `${this.address.host}:${this.address.port}` };
  }
}

export function visitor(manners: Manners): Visitor {
  return (address, signal) => new Steps(manners, address, signal).run();
}
