// The socket is read with `for await`, at the pace of the receiver, and private fields have a #.
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { type Version } from '../../../solutions/06-version';
import { makeVersion } from '../../../solutions/07-own-version';
import { Connection } from '../10-connection/for-await';
import { NETWORKS, type NetworkName } from '../../../src/wire/networks';
import { dial } from '../../../src/wire/streams/dial';
import { withoutZone } from '../../../src/wire/streams/address';
import { ClosedError, SelfConnectionError } from '../../../src/wire/streams/peer-errors';

export class Node {
  readonly connections = new Set<Connection>();
  readonly #servers: Server[] = [];
  readonly #calls = new Map<bigint, Connection>();
  #generation = {};

  constructor(
    readonly network: NetworkName = 'mainnet',
    readonly choices: Partial<Version> = {},
    readonly timeout = 5000,
  ) {}

  async connect(host: string, port = NETWORKS[this.network].port): Promise<Connection> {
    const generation = this.#generation;
    const socket = await dial(host, port, this.timeout);
    const connection = this.#adopt(socket, false);
    if (generation !== this.#generation) {
      await connection.close();
      throw new ClosedError('the node has been closed');
    }
    return this.#greet(connection);
  }

  async listen(serve: (connection: Connection) => unknown = () => {}, port = 0): Promise<number> {
    const server = createServer();
    server.on('connection', (socket) => {
      const connection = this.#adopt(socket, true);
      const work = async () => serve(await this.#greet(connection));
      work().catch(() => connection.close());
    });
    server.maxConnections = 125;
    server.listen({ port, host: '127.0.0.1' });
    await once(server, 'listening');
    this.#servers.push(server);
    return (server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.#generation = {};
    const servers = this.#servers.splice(0).map((server) => once(server.close(), 'close'));
    await Promise.all([...servers, ...[...this.connections].map((connection) => connection.close())]);
  }

  #adopt(socket: Socket, inbound: boolean): Connection {
    const connection = Connection.over(socket, this.network, inbound);
    this.connections.add(connection);
    socket.once('close', () => this.connections.delete(connection));
    return connection;
  }

  async #greet(connection: Connection): Promise<Connection> {
    const { remoteAddress = '::', remotePort = 0 } = connection.socket;
    const addr_recv = { services: 0n, ip: withoutZone(remoteAddress), port: remotePort };
    const own = makeVersion({ ...this.choices, addr_recv });
    if (!connection.inbound) this.#calls.set(own.nonce ?? 0n, connection);
    try {
      await connection.handshake(own, this.timeout, (nonce) => this.#calls.has(nonce));
      return connection;
    } catch (error) {
      if (error instanceof SelfConnectionError) await this.#calls.get(error.nonce)?.close(error);
      throw error;
    } finally {
      this.#calls.delete(own.nonce ?? 0n);
    }
  }
}
