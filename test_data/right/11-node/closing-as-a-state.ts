// While it closes, it destroys what comes in, and closes its servers last. A chosen addr_recv keeps its services.
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { type Version } from '../../../solutions/06-version';
import { makeVersion } from '../../../solutions/07-own-version';
import { Connection } from '../../../solutions/10-connection';
import { NETWORKS, type NetworkName } from '../../../src/wire/networks';
import { withoutZone } from '../../../src/wire/streams/address';
import { dial } from '../../../src/wire/streams/dial';
import { InboundSlots } from '../../../src/wire/streams/inbound-slots';
import { ClosedError, SelfConnectionError } from '../../../src/wire/streams/peer-errors';

export class Node {
  readonly connections = new Set<Connection>();
  private readonly slots = new InboundSlots();
  private readonly calls = new Set<{ nonce: bigint | undefined; connection: Connection }>();
  private readonly dialling = new Set<AbortController>();
  private servers: Server[] = [];
  private closing = 0;

  constructor(
    readonly network: NetworkName = 'mainnet',
    readonly choices: Partial<Version> = {},
    readonly timeout = 5000,
  ) {}

  async connect(host: string, port = NETWORKS[this.network].port): Promise<Connection> {
    if (this.closing > 0) throw new ClosedError('the node is closing');
    const dialling = new AbortController();
    this.dialling.add(dialling);
    try {
      const socket = await dial(host, port, this.timeout, dialling.signal);
      if (!dialling.signal.aborted) return await this.greet(Connection.over(socket, this.network));
      socket.destroy();
    } finally {
      this.dialling.delete(dialling);
    }
    throw new ClosedError('the node was closed');
  }

  async greet(connection: Connection): Promise<Connection> {
    const { socket, inbound } = connection;
    this.connections.add(connection);
    socket.prependListener('close', () => this.connections.delete(connection));
    const own = makeVersion(this.choices);
    const { remoteAddress = '::', remotePort = 0 } = socket;
    own.addr_recv = { ...own.addr_recv, ip: withoutZone(remoteAddress), port: remotePort };
    const call = { nonce: own.nonce, connection };
    if (!inbound) this.calls.add(call);
    const calls = (nonce: bigint) => [...this.calls].filter((one) => one.nonce === nonce);
    try {
      await connection.handshake(own, this.timeout, (nonce) => calls(nonce).length > 0);
    } catch (error) {
      const ends = error instanceof SelfConnectionError ? calls(error.nonce) : [];
      await Promise.all([...ends.map((one) => one.connection.close(error as Error)), connection.close()]);
      throw error;
    } finally {
      this.calls.delete(call);
    }
    return connection;
  }

  async listen(serve: (connection: Connection) => unknown = () => {}, port = 0): Promise<number> {
    const server = createServer((socket) => {
      if (this.closing > 0) socket.destroy();
      else void this.welcome(socket, serve);
    });
    this.servers.push(server);
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  private async welcome(socket: Socket, serve: (connection: Connection) => unknown): Promise<void> {
    const slot = this.slots.admit(socket);
    if (!slot) return;
    try {
      const connection = await this.greet(Connection.over(socket, this.network, true));
      slot.handshakeDone();
      await serve(connection);
    } catch {
      socket.destroy();
    }
  }

  async close(): Promise<void> {
    this.closing++;
    for (const dialling of this.dialling) dialling.abort();
    for (const connection of this.connections) await connection.close();
    await Promise.all(this.servers.splice(0).map((server) => once(server.close(), 'close')));
    this.closing--;
  }
}
