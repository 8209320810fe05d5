// Connections are added to the set, but never removed.
import type { Socket } from 'node:net';
import { Node as RightNode, Connection as OtherConnection } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'Both ends know it';

export class Node extends RightNode {
  protected override wrap(socket: Socket, inbound: boolean) {
    const connection = OtherConnection.over(socket, this.network, inbound);
    this.connections.add(connection);
    return connection;
  }
}
