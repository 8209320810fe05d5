// The byteOffset is remembered, the length is not.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'You read on behind the chunk';

export class Demultiplexer extends Right {
  override feed(chunk: Uint8Array) {
    super.feed(new Uint8Array(chunk.buffer, chunk.byteOffset));
  }
}
