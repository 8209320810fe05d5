// The payload goes into the inbox as the demultiplexer returns it: a view of the chunk.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'A payload of one byte is a view of';

export class Connection extends RightConnection {
  protected override keep(bytes: Uint8Array) {
    return bytes;
  }
}
