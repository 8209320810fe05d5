// After the handshake, serve() is never called.
import type { Socket } from 'node:net';
import { Node as RightNode } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'listen() has not passed the connection to serve()';

export class Node extends RightNode {
  protected override welcome(socket: Socket) {
    return super.welcome(socket, () => {});
  }
}
