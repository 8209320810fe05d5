// The error is thrown, but not remembered.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'The error was thrown only once';

export class Demultiplexer extends Right {
  override next() {
    try {
      return super.next();
    } catch (error) {
      this.end = undefined;
      this.feed = () => {};
      throw error;
    }
  }
}
