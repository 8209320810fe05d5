// A state machine that finishes a message when payload bytes arrive. For a verack, none ever do.
import type { Finding } from '../../../solutions/07-streams';
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'Do not wait for a payload';

export class Demultiplexer extends Right {
  protected override look(): Finding {
    const finding = super.look();
    if (finding.kind !== 'message' || finding.message.payload.length > 0 || this.held.length > 24)
      return finding;
    return { kind: 'incomplete', length: 25 };
  }
}
