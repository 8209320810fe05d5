// A server is only closed when its last connection is, but the connections are closed afterwards.
import { Node as RightNode } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'The promise of close() never resolves';

export class Node extends RightNode {
  override async close() {
    for (const server of this.servers) {
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    }
    await super.close();
  }
}
