// The handshake timeout is left at a minute.
import { Node as RightNode, Connection as OtherConnection } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'The handshake can no longer succeed';

export class Node extends RightNode {
  protected override async greet(connection: OtherConnection) {
    const { handshake } = connection;
    connection.handshake = (own, _, isOurs) => handshake.call(connection, own, 60_000, isOurs);
    return super.greet(connection);
  }
}
