// The network is not passed on to the connection. Two such nodes understand each other perfectly.
import type { Socket } from 'node:net';
import { Node as RightNode, Connection as OtherConnection } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'uses the magic of its network';

export class Node extends RightNode {
  protected override wrap(socket: Socket, inbound: boolean) {
    const connection = OtherConnection.over(socket, 'mainnet', inbound);
    this.connections.add(connection);
    socket.on('close', () => this.connections.delete(connection));
    return connection;
  }
}
