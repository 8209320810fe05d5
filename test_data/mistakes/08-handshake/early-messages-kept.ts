// What is not part of the handshake is kept for later, though nobody knows yet who sent it.
import type { Message } from '../../../solutions/01-framing';
import { Handshake as RightHandshake, Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'You do not know yet who is speaking';

export class Connection extends RightConnection {
  protected override async shake(shake: RightHandshake) {
    const early: Message[] = [];
    for (const message of shake.open()) await this.transmit(message);
    while (!shake.done) {
      const message = await this.receive(Infinity);
      if (!['version', 'verack'].includes(message.command)) early.push(message);
      for (const answer of shake.receive(message)) await this.transmit(answer);
    }
    this.messages.unshift(...early);
  }
}
