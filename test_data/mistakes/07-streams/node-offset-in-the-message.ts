// The error of examine is thrown unchanged: its offset counts from the start of the message.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'Count from the start of the stream: 24';

export class Demultiplexer extends Right {
  protected override drop(count: number) {
    super.drop(count);
    this.position = 0;
  }
}
