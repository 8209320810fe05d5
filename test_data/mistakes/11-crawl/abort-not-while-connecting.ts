// The signal closes the connection, but is not passed to a dial that is still in progress.
import { Connection } from '../../../solutions/08-handshake';
import type { Manners, Visitor } from '../../../solutions/11-crawl';
import { dial } from '../../../src/wire/streams/dial';
import { Steps as RightSteps } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'visitor';
export const diagnosis = 'it goes on trying to connect';

class Steps extends RightSteps {
  protected override async connect() {
    const { network, timeout } = this.manners;
    this.connection = Connection.over(await dial(this.address.host, this.address.port, timeout), network);
  }
}

export function visitor(manners: Manners): Visitor {
  return (address, signal) => new Steps(manners, address, signal).run();
}
