// socket.on('data') looks as if it delivered messages, so each chunk is examined on its own.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'only the last chunk was examined';

export class Demultiplexer extends Right {
  override feed(chunk: Uint8Array) {
    this.held = chunk;
  }
}
