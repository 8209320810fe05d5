// close() closes the servers. The connections it has forgotten.
import { Node as RightNode } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'close() never comes to an end';

export class Node extends RightNode {
  override async close() {
    this.connections.clear();
    await super.close();
  }
}
