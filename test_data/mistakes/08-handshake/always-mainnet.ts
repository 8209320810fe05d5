// writeMessage without the network: the default is mainnet.
import { type Message, writeMessage } from '../../../solutions/01-framing';
import { encode } from '../../../src/wire/codec/codec';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'A message begins with the magic of its network';

export class Connection extends RightConnection {
  protected override async transmit(message: Message) {
    this.transcript.message('sent', message);
    this.socket.write(encode((w) => writeMessage(w, message), undefined));
  }
}
