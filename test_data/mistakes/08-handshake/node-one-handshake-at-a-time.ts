// A queue of handshakes: one silent peer keeps all others waiting.
import type { Socket } from 'node:net';
import { Node as RightNode, Connection as OtherConnection } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'One connection keeps the others waiting';

export class Node extends RightNode {
  private last: Promise<unknown> = Promise.resolve();

  protected override async welcome(socket: Socket, serve: (connection: OtherConnection) => unknown) {
    this.last = this.last.then(() => super.welcome(socket, serve));
    await this.last;
  }
}
