// What is only being connected is not in any list yet: it comes about, and nobody closes it.
import { Node as RightNode } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'The node was closed while a connection came about';

export class Node extends RightNode {
  override async close() {
    this.dialling.clear();
    await super.close();
  }
}
