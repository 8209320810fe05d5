// > instead of >=: a message is seen only when the next one begins.
import type { Finding } from '../../../solutions/07-streams';
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'Do not wait for one more byte';

export class Demultiplexer extends Right {
  protected override look(): Finding {
    const finding = super.look();
    return finding.kind === 'message' && finding.length === this.held.length
      ? { kind: 'incomplete', length: finding.length + 1 }
      : finding;
  }
}
