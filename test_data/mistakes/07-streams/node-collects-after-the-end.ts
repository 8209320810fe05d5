// next() throws, but feed() does not check whether the connection has ended.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'what arrives is still collected';

export class Demultiplexer extends Right {
  override feed(chunk: Uint8Array) {
    this.held = Buffer.concat([this.held, chunk]);
  }
}
