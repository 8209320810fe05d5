// The payload is allocated as soon as the header says how long it is.
import { examine } from '../../../solutions/07-streams';
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'Memory was allocated for all that is announced';

export class Demultiplexer extends Right {
  payload = new Uint8Array();

  override next() {
    const finding = examine(this.held, this.network);
    if (finding.kind === 'incomplete') this.payload = new Uint8Array(finding.length - 24);
    return super.next();
  }
}
