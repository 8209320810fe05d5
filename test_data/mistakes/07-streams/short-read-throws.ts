// readMessage is called on whatever is there, and throws when a chunk ends within a message.
import { readMessage } from '../../../solutions/01-framing';
import { Reader } from '../../../src/wire/codec/reader';
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'It threw because the message is not complete yet';

export class Demultiplexer extends Right {
  override next() {
    if (this.held.length > 0) readMessage(new Reader(this.held), this.network);
    return super.next();
  }
}
