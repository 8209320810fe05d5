// With resync it waits for any length, even four gigabytes, before it looks for the next magic.
import type { Finding } from '../../../solutions/07-streams';
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'and was believed';

export class Demultiplexer extends Right {
  protected override look(): Finding {
    const finding = super.look();
    if (this.policy === 'node' || finding.kind !== 'faulty' || finding.error.path !== 'length')
      return finding;
    return { kind: 'incomplete', length: 24 + Buffer.from(this.held).readUInt32LE(16) };
  }
}
