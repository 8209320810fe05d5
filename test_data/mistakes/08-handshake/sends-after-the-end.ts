// write() on a closed socket, without checking whether it succeeded.
import { ClosedError } from '../../../src/wire/streams/peer-errors';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'There is nobody left to send it to';

export class Connection extends RightConnection {
  override async send(command: string, value?: unknown) {
    await super.send(command, value).catch((error: Error) => {
      if (!(error instanceof ClosedError)) throw error;
    });
  }
}
