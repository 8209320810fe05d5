// The error is thrown, the buffer is emptied, and the next chunk is accepted.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'A message came out after the end';

export class Demultiplexer extends Right {
  override next() {
    try {
      return super.next();
    } catch (error) {
      this.end = undefined;
      throw error;
    }
  }
}
