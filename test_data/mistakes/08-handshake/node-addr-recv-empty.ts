// addr_recv is left at the default of makeVersion().
import { makeVersion } from '../../../solutions/06-version';
import { Node as RightNode } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'addr_recv is empty';

export class Node extends RightNode {
  protected override own() {
    return makeVersion(this.choices);
  }
}
