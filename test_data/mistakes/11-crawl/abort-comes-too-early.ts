// It listens for the event, which does not come again where it has been.
import { Connection } from '../../../solutions/08-handshake';
import type { Manners, Visitor } from '../../../solutions/11-crawl';
import { dial } from '../../../src/wire/streams/dial';
import { Steps as RightSteps } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'visitor';
export const diagnosis = 'The signal was aborted while it connects';

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
