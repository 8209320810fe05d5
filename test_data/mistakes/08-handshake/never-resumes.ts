// pause() is called, but resume() is not.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'Resume reading when there is room again';

export class Connection extends RightConnection {
  protected override onRoom() {}
}
