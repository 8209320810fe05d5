// makeVersion() without the choices.
import { makeVersion } from '../../../solutions/06-version';
import { Node as RightNode, Connection as OtherConnection } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'The choices are not in the version';

export class Node extends RightNode {
  protected override own(connection: OtherConnection) {
    return makeVersion({ addr_recv: super.own(connection).addr_recv });
  }
}
