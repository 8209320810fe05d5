// A state machine that finishes a message when payload bytes come. For a verack none ever come.
import type { Finding } from '../../../solutions/07-streams';
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'It is not to wait for a payload';

export class Demultiplexer extends Right {
  protected override look(): Finding {
    const finding = super.look();
    if (finding.kind !== 'message' || finding.message.payload.length > 0 || this.held.length > 24)
      return finding;
    return { kind: 'incomplete', length: 25 };
  }
}
