// A connection is added when its handshake is done: close() misses those still shaking hands.
import { Node as RightNode, Connection as OtherConnection } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'Add each as soon as it connects';

export class Node extends RightNode {
  protected override async greet(connection: OtherConnection) {
    this.connections.delete(connection);
    const greeted = await super.greet(connection);
    this.connections.add(greeted);
    return greeted;
  }
}
