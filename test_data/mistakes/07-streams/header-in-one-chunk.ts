// The header is expected in one chunk: fewer than 24 bytes between two messages are dropped as noise.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'in its header. Hold them';

export class Demultiplexer extends Right {
  override feed(chunk: Uint8Array) {
    if (this.held.length === 0 && chunk.length < 24) return;
    super.feed(chunk);
  }
}
