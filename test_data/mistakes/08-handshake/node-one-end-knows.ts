// The end that was connected to hangs up; why, the other one does not learn.
import { Node as RightNode } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'The end that listens knows the reason';

export class Node extends RightNode {
  protected override async failed() {}
}
