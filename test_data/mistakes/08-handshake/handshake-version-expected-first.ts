// The version comes first in every recording, so anything else is an error.
import type { Message } from '../../../solutions/01-framing';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'It threw. Version and verack may come in either order';

export class Handshake extends RightHandshake {
  override receive(message: Message) {
    if (!this.theirs && message.command !== 'version') throw new Error(`no version, but ${message.command}`);
    return super.receive(message);
  }
}
