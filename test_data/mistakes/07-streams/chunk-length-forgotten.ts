// The byteOffset is kept, the length is not.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'You read past the end of the chunk';

export class Demultiplexer extends Right {
  override feed(chunk: Uint8Array) {
    super.feed(new Uint8Array(chunk.buffer, chunk.byteOffset));
  }
}
