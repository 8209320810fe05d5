// Every connection is treated in the same way, whichever side has made it.
import type { Socket } from 'node:net';
import { Node as RightNode } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'The connection must know that it is inbound';

export class Node extends RightNode {
  protected override wrap(socket: Socket) {
    return super.wrap(socket, false);
  }
}
