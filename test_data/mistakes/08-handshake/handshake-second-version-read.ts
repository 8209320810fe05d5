// It is read and judged before the check whether it is the second one.
import type { Message } from '../../../solutions/01-framing';
import { readVersion } from '../../../solutions/06-version';
import { Reader } from '../../../src/wire/codec/reader';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'A second version was read and rejected';

export class Handshake extends RightHandshake {
  override receive(message: Message) {
    if (message.command === 'version') this.judge(readVersion(new Reader(message.payload)));
    return super.receive(message);
  }
}
