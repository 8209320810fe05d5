// startsWith(), as if the padding still followed the command.
import type { Message } from '../../../solutions/01-framing';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'was taken for the version';

export class Handshake extends RightHandshake {
  override receive(message: Message) {
    const command = message.command.startsWith('version') ? 'version' : message.command;
    return super.receive({ ...message, command });
  }
}
