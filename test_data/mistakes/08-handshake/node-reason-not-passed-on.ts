// The listening end hangs up, but the other end does not learn why.
import { Node as RightNode } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'The listening end knows the reason';

export class Node extends RightNode {
  protected override async failed() {}
}
