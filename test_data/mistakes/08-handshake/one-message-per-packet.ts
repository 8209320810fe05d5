// A reader of Alec Buda's tutorial got a timeout: the verack came in the same packet as the version.
import { readMessage } from '../../../solutions/01-framing';
import { Reader } from '../../../src/wire/codec/reader';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'Of three messages in one packet, the first';

export class Connection extends RightConnection {
  protected override onData(chunk: Uint8Array) {
    const message = readMessage(new Reader(chunk), this.network);
    this.onMessage(message);
  }
}
