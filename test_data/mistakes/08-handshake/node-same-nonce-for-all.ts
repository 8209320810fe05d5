// The version message is made once, in the constructor.
import { makeVersion } from '../../../solutions/06-version';
import { Node as RightNode, Connection as OtherConnection } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'Two connections use the same nonce';

export class Node extends RightNode {
  private readonly nonce = makeVersion().nonce;

  protected override own(connection: OtherConnection) {
    return { ...super.own(connection), nonce: this.nonce };
  }
}
