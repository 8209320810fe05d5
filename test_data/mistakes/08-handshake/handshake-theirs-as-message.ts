// The message is kept instead of the Version in its payload.
import type { Message } from '../../../solutions/01-framing';
import type { Version } from '../../../solutions/06-version';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'The message itself was kept';

export class Handshake extends RightHandshake {
  override receive(message: Message) {
    const answers = super.receive(message);
    if (message.command === 'version') this.theirs = message as unknown as Version;
    return answers;
  }
}
