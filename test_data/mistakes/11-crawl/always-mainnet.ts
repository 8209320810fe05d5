// Connection.over() without the network: the default is mainnet.
import type { Manners, Visitor } from '../../../solutions/11-crawl';
import { Connection } from '../../../solutions/08-handshake';
import { dial } from '../../../src/wire/streams/dial';
import { Steps as RightSteps } from '../../right/11-crawl/counter-and-queue';

export const exercise = 'visitor';
export const diagnosis = 'do not have the magic of the network';

class Steps extends RightSteps {
  protected override async connect() {
    const { host, port } = this.address;
    this.connection = Connection.over(await dial(host, port, this.manners.timeout));
  }
}

export function visitor(manners: Manners): Visitor {
  return (address, signal) => new Steps(manners, address, signal).run();
}
