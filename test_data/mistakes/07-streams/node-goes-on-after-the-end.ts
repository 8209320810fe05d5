// The error is thrown, the buffer is emptied, and the next chunk is welcome.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'After the end a message came out';

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
