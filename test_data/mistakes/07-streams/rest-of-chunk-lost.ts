// The buffer is emptied after each message, as if nothing could follow it.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'Nothing came out after the first message';

export class Demultiplexer extends Right {
  protected override drop(count: number) {
    super.drop(count);
    this.held = new Uint8Array();
  }
}
