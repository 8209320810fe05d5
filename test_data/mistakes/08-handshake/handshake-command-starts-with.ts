// startsWith(): from a time when the padding was still behind the command.
import type { Message } from '../../../solutions/01-framing';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'It was taken for the version';

export class Handshake extends RightHandshake {
  override receive(message: Message) {
    const command = message.command.startsWith('version') ? 'version' : message.command;
    return super.receive({ ...message, command });
  }
}
