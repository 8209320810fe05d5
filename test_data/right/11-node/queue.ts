// Small steps: a list of messages, a list of pending waits, and one method per step. Some mistakes of this lesson
// change one step.
import { type AddressInfo, createServer, type Server, type Socket, connect as dialTcp } from 'node:net';
import { type Version } from '../../../solutions/06-version';
import { makeVersion } from '../../../solutions/07-own-version';
import { Connection } from '../10-connection/queue';
import { NETWORKS, type NetworkName } from '../../../src/wire/networks';
import { withoutZone } from '../../../src/wire/streams/address';
import * as errors from '../../../src/wire/streams/peer-errors';

export class Node {
  readonly connections = new Set<Connection>();
  protected servers: Server[] = [];
  protected nonces = new Map<bigint, Connection>();
  protected dialling = new Set<Socket>();

  constructor(
    readonly network: NetworkName = 'mainnet',
    readonly choices: Partial<Version> = {},
    readonly timeout = 5000,
  ) {}

  async connect(host: string, port: number = NETWORKS[this.network].port): Promise<Connection> {
    return this.greet(this.wrap(await this.dial(host, port), false));
  }

  protected dial(host: string, port: number): Promise<Socket> {
    const socket = dialTcp(port, host);
    this.dialling.add(socket);
    return new Promise((resolve, reject) => {
      const fail = (reason: string) => socket.destroy(new errors.ConnectError(`${host}:${port}: ${reason}`));
      const timer = setTimeout(() => fail('no answer'), this.timeout);
      const failed = (error: Error) => {
        const known = error instanceof errors.PeerError;
        reject(known ? error : new errors.ConnectError(`${host}:${port}: ${error.message}`));
      };
      socket.on('error', failed);
      socket.on('connect', () => resolve(socket));
      socket.on('close', () => reject(new errors.ClosedError('closed here')));
      for (const event of ['connect', 'close']) {
        socket.on(event, () => {
          clearTimeout(timer);
          this.dialling.delete(socket);
        });
      }
    });
  }

  async listen(serve: (connection: Connection) => unknown = () => {}, port = 0): Promise<number> {
    const server = createServer((socket) => void this.welcome(socket, serve));
    server.maxConnections = 125;
    await new Promise<void>((resolve, reject) => {
      server.on('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    this.servers.push(server);
    return (server.address() as AddressInfo).port;
  }

  protected async welcome(socket: Socket, serve: (connection: Connection) => unknown): Promise<void> {
    const connection = this.wrap(socket, true);
    try {
      await this.greet(connection);
      await serve(connection);
    } catch {
      await connection.close();
    }
  }

  async close(): Promise<void> {
    for (const socket of this.dialling) socket.destroy();
    const closing = [...this.connections].map((connection) => connection.close());
    for (const server of this.servers.splice(0))
      closing.push(new Promise((resolve) => server.close(() => resolve())));
    await Promise.all(closing);
  }

  protected wrap(socket: Socket, inbound: boolean): Connection {
    const connection = Connection.over(socket, this.network, inbound);
    this.connections.add(connection);
    socket.on('close', () => this.connections.delete(connection));
    return connection;
  }

  protected own({ socket }: Connection): Version {
    const { remoteAddress, remotePort } = socket;
    const addr_recv = { services: 0n, ip: withoutZone(remoteAddress ?? '::'), port: remotePort ?? 0 };
    return makeVersion({ ...this.choices, addr_recv });
  }

  protected async greet(connection: Connection): Promise<Connection> {
    const own = this.own(connection);
    const nonce = own.nonce as bigint;
    if (!connection.inbound) this.nonces.set(nonce, connection);
    try {
      await connection.handshake(own, this.timeout, (other) => this.nonces.has(other));
    } catch (error) {
      await this.failed(error as Error);
      throw error;
    } finally {
      this.nonces.delete(nonce);
    }
    return connection;
  }

  protected async failed(error: Error): Promise<void> {
    if (error instanceof errors.SelfConnectionError) await this.nonces.get(error.nonce)?.close(error);
  }
}
