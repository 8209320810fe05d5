// Even without a value, the codec in PAYLOADS is used.
import { makeMessage } from '../../../solutions/06-version';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'Without a value there is nothing to write';

export class Connection extends RightConnection {
  override async send(command: string, value: unknown = new Uint8Array()) {
    await this.transmit(makeMessage(command, value));
  }
}
