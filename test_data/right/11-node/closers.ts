// Everything that is open has a function that closes it, even an attempt to connect: close() calls them all.
import { type AddressInfo, createServer, type Server } from 'node:net';
import { type Version } from '../../../solutions/06-version';
import { makeVersion } from '../../../solutions/07-own-version';
import { Connection } from '../../../solutions/10-connection';
import { NETWORKS, type NetworkName } from '../../../src/wire/networks';
import { dial } from '../../../src/wire/streams/dial';
import { MAX_INBOUND } from '../../../src/wire/streams/limits';
import { withoutZone } from '../../../src/wire/streams/address';
import { ClosedError, SelfConnectionError } from '../../../src/wire/streams/peer-errors';

export class Node {
  readonly connections = new Set<Connection>();
  private readonly closers = new Set<() => unknown>();
  /** Outbound connections that shake hands, each with its nonce. */
  private calls: { nonce: bigint | undefined; connection: Connection }[] = [];

  constructor(
    readonly network: NetworkName = 'mainnet',
    readonly choices: Partial<Version> = {},
    readonly timeout = 5000,
  ) {}

  async connect(host: string, port = NETWORKS[this.network].port): Promise<Connection> {
    const dialling = new AbortController();
    const socket = await this.whileOpen(
      () => dialling.abort(),
      dial(host, port, this.timeout, dialling.signal),
    );
    if (!dialling.signal.aborted) return this.shake(Connection.over(socket, this.network));
    socket.destroy();
    throw new ClosedError('the node was closed');
  }

  listen(serve: (connection: Connection) => unknown = () => {}, port = 0): Promise<number> {
    const server: Server = createServer((socket) => {
      this.shake(Connection.over(socket, this.network, true))
        .then(serve)
        .catch(() => socket.destroy());
    });
    server.maxConnections = MAX_INBOUND;
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        const close = () => new Promise((closed) => server.close(closed));
        this.closers.add(close);
        server.once('close', () => this.closers.delete(close));
        resolve((server.address() as AddressInfo).port);
      });
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.closers].map((close) => close()));
  }

  private async whileOpen<T>(close: () => unknown, work: Promise<T>): Promise<T> {
    this.closers.add(close);
    return work.finally(() => this.closers.delete(close));
  }

  private async shake(connection: Connection): Promise<Connection> {
    const { socket } = connection;
    const close = () => connection.close();
    this.closers.add(close);
    this.connections.add(connection);
    socket.on('close', () => {
      this.closers.delete(close);
      this.connections.delete(connection);
    });
    const { remoteAddress = '::', remotePort = 0 } = socket;
    const addr_recv = { services: 0n, ip: withoutZone(remoteAddress), port: remotePort };
    const own = { ...makeVersion(), ...this.choices, addr_recv };
    const call = { nonce: own.nonce, connection };
    if (!connection.inbound) this.calls.push(call);
    const caller = (nonce: bigint) => this.calls.find((one) => one.nonce === nonce);
    return connection
      .handshake(own, this.timeout, (nonce) => caller(nonce) !== undefined)
      .then(() => connection)
      .catch(async (error: unknown) => {
        if (error instanceof SelfConnectionError) await caller(error.nonce)?.connection.close(error);
        throw error;
      })
      .finally(() => (this.calls = this.calls.filter((one) => one !== call)));
  }
}
