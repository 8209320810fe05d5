// Every magic is accepted: a capture may hold more than one network.
import { examine } from '../../../solutions/07-streams';
import { NETWORKS, type NetworkName } from '../../../src/wire/networks';
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'whose magic was not asked for';

export class Demultiplexer extends Right {
  override next() {
    for (const name of Object.keys(NETWORKS) as NetworkName[]) {
      const finding = examine(this.held, name);
      if (this.policy === 'node' || finding.kind !== 'message') continue;
      this.drop(finding.length);
      return finding.message;
    }
    return super.next();
  }
}
