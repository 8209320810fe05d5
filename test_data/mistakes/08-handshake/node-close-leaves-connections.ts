// close() closes the servers, but forgets the connections.
import { Node as RightNode } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'The promise of close() never resolves';

export class Node extends RightNode {
  override async close() {
    this.connections.clear();
    await super.close();
  }
}
