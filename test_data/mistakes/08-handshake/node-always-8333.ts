// The port of mainnet is hard-coded.
import { Node as RightNode } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'That is the port of mainnet';

export class Node extends RightNode {
  override connect(host: string, port = 8333) {
    return super.connect(host, port);
  }
}
