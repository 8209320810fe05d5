// While a message is incomplete, the search goes on in the part that has arrived.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'do not search inside it: wait';

export class Demultiplexer extends Right {
  override next() {
    const message = super.next();
    if (message || this.policy === 'node') return message;
    const at = Buffer.from(this.held.subarray(1)).indexOf('f9beb4d9', 0, 'hex');
    if (at === -1 || this.held.length - at < 24) return undefined;
    this.pass(at + 1);
    return super.next();
  }
}
