// new Uint8Array(chunk.buffer): a socket's Buffers often share one block of memory.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'You read the underlying buffer from its start';

export class Demultiplexer extends Right {
  override feed(chunk: Uint8Array) {
    super.feed(new Uint8Array(chunk.buffer));
  }
}
