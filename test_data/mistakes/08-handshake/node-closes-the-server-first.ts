// A server is closed when its last connection is; and those are closed afterwards.
import { Node as RightNode } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'close() never comes to an end';

export class Node extends RightNode {
  override async close() {
    for (const server of this.servers) {
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    }
    await super.close();
  }
}
