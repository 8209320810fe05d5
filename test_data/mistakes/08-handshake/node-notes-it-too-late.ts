// A connection is put in the set when the handshake is done: close() does not find those that are still at it.
import { Node as RightNode, Connection as OtherConnection } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'Note each as soon as it is there';

export class Node extends RightNode {
  protected override async greet(connection: OtherConnection) {
    this.connections.delete(connection);
    const greeted = await super.greet(connection);
    this.connections.add(greeted);
    return greeted;
  }
}
