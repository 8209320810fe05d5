// The error is caught, but the connection is left open.
import type { Socket } from 'node:net';
import { Node as RightNode, Connection as OtherConnection } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'serve() has failed, but the connection stays open';

export class Node extends RightNode {
  protected override async welcome(socket: Socket, serve: (connection: OtherConnection) => unknown) {
    try {
      await serve(await this.greet(this.wrap(socket, true)));
    } catch {
      // swallowed
    }
  }
}
