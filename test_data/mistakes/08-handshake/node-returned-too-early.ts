// connect() returns the connection as soon as there is one; the handshake goes on in the background.
import { Node as RightNode, Connection as OtherConnection } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'connect() returned the connection before the handshake was done';

export class Node extends RightNode {
  protected override async greet(connection: OtherConnection) {
    if (connection.inbound) return super.greet(connection);
    super.greet(connection).catch(() => {});
    return connection;
  }
}
