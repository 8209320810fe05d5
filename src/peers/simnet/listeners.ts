import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { connectReason } from '../../wire/streams/connect-reason';

/** The loopback address: no other machine can connect. */
const HOST = '127.0.0.1';

/** How many ports are opened concurrently. */
const AT_A_TIME = 256;

/**
 * Above this number, only half of the ports are chosen by the system; the others are requested by number,
 * next to those. For a socket with address reuse (as Node's), Linux first assigns ports from a quarter of its
 * range, 7,058 by default; after that it searches so long for each that ten thousand take half a minute.
 *
 * @see Linux, net/ipv4/inet_connection_sock.c, inet_csk_find_open_port
 */
const MANY = 4096;

/** The maximum number of connections to one node; a crawler connects only once. */
const MOST_CONNECTIONS = 64;

/** A large number of TCP ports on 127.0.0.1, with their connections. All are closed together. */
export class PortPool {
  private readonly servers: Server[] = [];
  private readonly sockets = new Set<Socket>();
  private closing: Promise<void> | undefined;

  /** @param keepAlive - whether open ports keep the process running */
  constructor(private readonly keepAlive: boolean) {}

  /**
   * Listen on many free ports.
   *
   * @param count - the number of ports
   * @param welcome - called for every connection, with the socket and the index of the port
   * @returns the ports
   * @throws Error if the system does not allow that many
   */
  async listen(count: number, welcome: (socket: Socket, index: number) => void): Promise<number[]> {
    const open = (index: number, port?: number) => this.open((socket) => welcome(socket, index), port);
    const first = await inTurns(count > MANY ? Math.ceil(count / 2) : count, (index) => open(index));
    const rest = await inTurns(count - first.length, (i) => {
      const index = first.length + i;
      return open(index, first[i] + 1).catch(() => open(index));
    });
    return [...first, ...rest];
  }

  /**
   * Reserve ports on which connections are refused. A port that is merely free could be taken by another
   * program; so each of these is held by an outbound connection that uses it as its local port.
   *
   * @param count - the number of ports
   * @returns the ports
   * @throws Error if the system does not allow that many
   */
  async refuse(count: number): Promise<number[]> {
    if (count === 0) return [];
    const port = await this.open(() => {}, 0, count);
    return inTurns(count, () => this.hold(port));
  }

  /** Close everything. It can be called again. */
  close(): Promise<void> {
    this.closing ??= Promise.all([
      ...this.servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))),
      ...[...this.sockets].map((socket) => closed(socket)),
    ]).then(() => {});
    return this.closing;
  }

  /** Listen on a port; 0 means any free port. */
  private async open(welcome: (socket: Socket) => void, port = 0, most = MOST_CONNECTIONS): Promise<number> {
    const server = createServer({ noDelay: true }, (socket) => {
      this.keep(socket);
      welcome(socket);
    });
    server.maxConnections = most;
    server.listen(port, HOST);
    await once(server, 'listening').catch(explain);
    // later errors: a connection could not be accepted
    server.on('error', () => {});
    if (!this.keepAlive) server.unref();
    this.servers.push(server);
    return (server.address() as AddressInfo).port;
  }

  /** Occupy a port with one end of a connection. Setting `localAddress` makes the system reserve it. */
  private async hold(port: number): Promise<number> {
    const socket = connect({ host: HOST, port, localAddress: HOST });
    this.keep(socket);
    await once(socket, 'connect').catch(explain);
    return socket.localPort!;
  }

  private keep(socket: Socket): void {
    if (!this.keepAlive) socket.unref();
    // the client may disconnect at any time; that is not an error
    socket.on('error', () => {}).resume();
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
  }
}

async function inTurns(count: number, open: (index: number) => Promise<number>): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) {
    const now = Math.min(AT_A_TIME, count - ports.length);
    // wait for all, even if one fails: what is open can then be closed
    const opened = await Promise.allSettled(Array.from({ length: now }, (_, i) => open(ports.length + i)));
    for (const one of opened) {
      if (one.status === 'rejected') throw one.reason;
      ports.push(one.value);
    }
  }
  return ports;
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('close', () => resolve());
    socket.destroy();
  });
}

/** Turns the error of one port into one that makes sense for a whole network. */
function explain(error: NodeJS.ErrnoException): never {
  const reasons: Record<string, string> = {
    EMFILE: 'this program cannot open more files and sockets (ulimit -n shows and sets the limit)',
    ENFILE: 'the system cannot open more files and sockets',
    EADDRINUSE: 'no free port is left',
    EADDRNOTAVAIL: 'no free port is left',
  };
  const reason = reasons[error.code ?? ''] ?? connectReason(error);
  throw new Error(`the simulated network cannot be this large: ${reason}`, { cause: error });
}
