// The messages are pushed onto a stack, and popped from its top.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'Return them in the order of the stream';

export class Demultiplexer extends Right {
  private readonly stack: ReturnType<Right['next']>[] = [];

  override next() {
    for (let message = super.next(); message; message = super.next()) this.stack.push(message);
    return this.stack.pop();
  }
}
