// if (payload.length): a message without a payload is taken for no message.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'Do not wait for a payload';

export class Demultiplexer extends Right {
  override next() {
    const message = super.next();
    return message?.payload.length ? message : undefined;
  }
}
