// connect() gives the connection as soon as there is one; the handshake goes on behind its back.
import { Node as RightNode, Connection as OtherConnection } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'The connection is handed out before the handshake is done';

export class Node extends RightNode {
  protected override async greet(connection: OtherConnection) {
    if (connection.inbound) return super.greet(connection);
    super.greet(connection).catch(() => {});
    return connection;
  }
}
