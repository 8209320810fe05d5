// A failed handshake rejects, and nothing catches it: one stranger crashes the program.
import type { Socket } from 'node:net';
import { Node as RightNode, Connection as OtherConnection } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'An error came up that nobody handles';

export class Node extends RightNode {
  protected override async welcome(socket: Socket, serve: (connection: OtherConnection) => unknown) {
    await serve(await this.greet(this.wrap(socket, true)));
  }
}
