// pause() is there, and resume() is not.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'Read on when there is room again';

export class Connection extends RightConnection {
  protected override onRoom() {}
}
