// No limit: a stranger who opens enough connections takes all of them.
import { Node as RightNode, Connection as OtherConnection } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'Anyone may connect, so there is a limit';

export class Node extends RightNode {
  override async listen(serve: (connection: OtherConnection) => unknown = () => {}, port = 0) {
    const given = await super.listen(serve, port);
    for (const server of this.servers) server.maxConnections = Infinity;
    return given;
  }
}
