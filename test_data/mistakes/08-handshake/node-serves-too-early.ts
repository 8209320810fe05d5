// serve() is called when a peer connects, before the handshake.
import type { Socket } from 'node:net';
import { Node as RightNode, Connection as OtherConnection } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'was passed to serve() before the handshake was done';

export class Node extends RightNode {
  protected override async welcome(socket: Socket, serve: (connection: OtherConnection) => unknown) {
    const connection = this.wrap(socket, true);
    const greeting = this.greet(connection);
    await serve(connection);
    await greeting.catch(() => {});
  }
}
