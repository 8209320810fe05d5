// socket.setTimeout and destroy(): a pause ends the connection.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'A pause is not an error';

export class Connection extends RightConnection {
  override async receive(timeout?: number) {
    try {
      return await super.receive(timeout);
    } catch (error) {
      this.onEnd(error as Error);
      throw error;
    }
  }
}
