// socket.on('data') looks as if it gave messages: each chunk is examined for itself.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'only the last chunk was looked at';

export class Demultiplexer extends Right {
  override feed(chunk: Uint8Array) {
    this.held = chunk;
  }
}
