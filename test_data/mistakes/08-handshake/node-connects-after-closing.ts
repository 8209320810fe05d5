// A connection that is being established is not in any list yet, so it is never closed.
import { Node as RightNode } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'The node was closed while it was connecting';

export class Node extends RightNode {
  override async close() {
    this.dialling.clear();
    await super.close();
  }
}
