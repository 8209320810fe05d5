// There is a header, so it is a message; slice() returns as much payload as there is.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'A chunk was taken for a message';

export class Demultiplexer extends Right {
  override next() {
    if (this.held.length <= 24 || this.held.length >= 32) return super.next();
    const payload = this.held.slice(24);
    this.drop(this.held.length);
    return { command: 'ping', payload };
  }
}
