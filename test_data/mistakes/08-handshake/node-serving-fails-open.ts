// The error is caught, and the connection left as it is.
import type { Socket } from 'node:net';
import { Node as RightNode, Connection as OtherConnection } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'Serving has failed, and the connection stays open';

export class Node extends RightNode {
  protected override async welcome(socket: Socket, serve: (connection: OtherConnection) => unknown) {
    try {
      await serve(await this.greet(this.wrap(socket, true)));
    } catch {
      // nobody is to know
    }
  }
}
