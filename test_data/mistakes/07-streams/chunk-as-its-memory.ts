// new Uint8Array(chunk.buffer): Buffers of a socket often lie in memory that they share.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'You read the underlying buffer from its start';

export class Demultiplexer extends Right {
  override feed(chunk: Uint8Array) {
    super.feed(new Uint8Array(chunk.buffer));
  }
}
