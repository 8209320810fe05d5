// After a faulty message it calls itself: each one costs a stack frame.
import { WireError } from '../../../src/wire/codec/error';
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'The stack overflowed';

export class Demultiplexer extends Right {
  override next(): ReturnType<Right['next']> {
    if (this.end) throw this.end;
    if (this.policy === 'resync') this.align();
    const finding = this.look();
    if (finding.kind === 'incomplete') return undefined;
    if (finding.kind === 'message') {
      this.drop(finding.length);
      return finding.message;
    }
    const { path, offset, expected, found } = finding.error;
    this.refuse(new WireError(path, this.position + offset, expected, found), finding.length);
    return this.next();
  }
}
