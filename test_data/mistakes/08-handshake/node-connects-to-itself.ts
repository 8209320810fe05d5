// Each connection compares only its own nonce, but the one that comes in is that of the other end.
import { Node as RightNode, Connection as OtherConnection } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'It has connected to itself, and did not notice';

export class Node extends RightNode {
  protected override async greet(connection: OtherConnection) {
    await connection.handshake(this.own(connection), this.timeout);
    return connection;
  }
}
