// The handshake is done, and that is the end of it.
import type { Socket } from 'node:net';
import { Node as RightNode } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'listen() has not handed the connection over';

export class Node extends RightNode {
  protected override welcome(socket: Socket) {
    return super.welcome(socket, () => {});
  }
}
