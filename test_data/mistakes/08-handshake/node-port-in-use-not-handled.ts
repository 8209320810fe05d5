// It only waits for "listening". A port in use causes an error event, and nothing listens to it.
import { type AddressInfo, createServer } from 'node:net';
import { Node as RightNode, Connection as OtherConnection } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'An error came up that nobody handles';

export class Node extends RightNode {
  override async listen(serve: (connection: OtherConnection) => unknown = () => {}, port = 0) {
    const server = createServer((socket) => void this.welcome(socket, serve));
    this.servers.push(server);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }
}
