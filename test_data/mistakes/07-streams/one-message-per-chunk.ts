// One message is returned for each chunk; the others pile up.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'Nothing came out after the first message';

export class Demultiplexer extends Right {
  private ready = false;

  override feed(chunk: Uint8Array) {
    super.feed(chunk);
    this.ready = true;
  }

  override next() {
    const message = this.ready ? super.next() : undefined;
    this.ready = false;
    return message;
  }
}
