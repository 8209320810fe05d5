// listen(port): without an address it listens on every address of the machine.
import { type AddressInfo, createServer } from 'node:net';
import { Node as RightNode, Connection as OtherConnection } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'any machine on the network can connect';

export class Node extends RightNode {
  override async listen(serve: (connection: OtherConnection) => unknown = () => {}, port = 0) {
    const server = createServer((socket) => void this.welcome(socket, serve));
    this.servers.push(server);
    await new Promise<void>((resolve) => server.listen(port, resolve));
    return (server.address() as AddressInfo).port;
  }
}
