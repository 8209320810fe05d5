// The buffer is emptied after each message, as if nothing could stand behind it.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'After the first message nothing came';

export class Demultiplexer extends Right {
  protected override drop(count: number) {
    super.drop(count);
    this.held = new Uint8Array();
  }
}
