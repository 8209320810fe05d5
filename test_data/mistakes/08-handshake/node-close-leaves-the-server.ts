// close() closes the connections, but the server goes on listening.
import { Node as RightNode } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'still lets others connect';

export class Node extends RightNode {
  override async close() {
    await Promise.all([...this.connections].map((connection) => connection.close()));
  }
}
