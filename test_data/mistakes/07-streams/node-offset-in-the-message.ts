// The error of examine is thrown as it is: it counts from the beginning of the message.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'Here it counts from the beginning of the stream: 24';

export class Demultiplexer extends Right {
  protected override drop(count: number) {
    super.drop(count);
    this.position = 0;
  }
}
