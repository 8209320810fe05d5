// addr_recv is left as makeVersion() has it.
import { makeVersion } from '../../../solutions/06-version';
import { Node as RightNode } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'It says that it talks to nobody';

export class Node extends RightNode {
  protected override own() {
    return makeVersion(this.choices);
  }
}
