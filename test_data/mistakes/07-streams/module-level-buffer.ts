// `let buffer` at the top of the file: all connections share it.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'Two connections were mixed up';

let shared: Uint8Array = new Uint8Array();

export class Demultiplexer extends Right {
  override feed(chunk: Uint8Array) {
    shared = Buffer.concat([shared, chunk]);
  }

  override next() {
    this.held = shared;
    const message = super.next();
    shared = this.held;
    return message;
  }
}
