// No limit: whoever opens enough connections takes all that there is.
import { Node as RightNode, Connection as OtherConnection } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'Anybody may come, so there is an end to it';

export class Node extends RightNode {
  override async listen(serve: (connection: OtherConnection) => unknown = () => {}, port = 0) {
    const given = await super.listen(serve, port);
    for (const server of this.servers) server.maxConnections = Infinity;
    return given;
  }
}
