// It listens for the abort event, which does not fire a second time.
import { Connection } from '../../../solutions/08-handshake';
import type { Manners, Visitor } from '../../../solutions/11-crawl';
import { dial } from '../../../src/wire/streams/dial';
import { Steps as RightSteps } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'visitor';
export const diagnosis = 'The signal was aborted while it connects, but';

class Steps extends RightSteps {
  protected override look() {}

  protected override async connect() {
    const { network, timeout } = this.manners;
    this.connection = Connection.over(await dial(this.address.host, this.address.port, timeout), network);
  }
}

export function visitor(manners: Manners): Visitor {
  return (address, signal) => new Steps(manners, address, signal).run();
}
