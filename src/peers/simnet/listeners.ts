import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { connectReason } from '../../wire/streams/connect-reason';

/** Nobody from elsewhere can connect. */
const HOST = '127.0.0.1';

/** So many are set up at a time. */
const AT_A_TIME = 256;

/**
 * If there are more, half of the ports are the neighbours of the others, asked for by their numbers. Linux gives ports
 * to those who may reuse them (as node does) from a quarter of its range at first, 7,058 by default; after that it
 * looks for each one so long that ten thousand take half a minute.
 *
 * @see Linux, net/ipv4/inet_connection_sock.c, inet_csk_find_open_port
 */
const MANY = 4096;

/** So many may be connected to one node; a crawler comes once. */
const MOST_CONNECTIONS = 64;

/** A great many TCP ports on 127.0.0.1, and who is connected to them. All are closed together. */
export class Ports {
  private readonly servers: Server[] = [];
  private readonly sockets = new Set<Socket>();
  private closing: Promise<void> | undefined;

  /** @param keepAlive - the process goes on as long as the ports are open; else it does not wait for them */
  constructor(private readonly keepAlive: boolean) {}

  /**
   * Listen on many ports, whichever are free.
   *
   * @param count - how many
   * @param welcome - is given everybody who connects, and to which of the ports
   * @returns the ports
   * @throws Error if there cannot be as many
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
   * Ports on which nobody listens, nor will: a connection is refused. A port that is merely free may be taken by the
   * next program that comes; so each of these is held by a connection that has it for its own end.
   *
   * @param count - how many
   * @returns the ports
   * @throws Error if there cannot be as many
   */
  async refuse(count: number): Promise<number[]> {
    if (count === 0) return [];
    const port = await this.open(() => {}, 0, count);
    return inTurns(count, () => this.hold(port));
  }

  /** Close everything. It may be called again. */
  close(): Promise<void> {
    this.closing ??= Promise.all([
      ...this.servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))),
      ...[...this.sockets].map((socket) => closed(socket)),
    ]).then(() => {});
    return this.closing;
  }

  /** Port 0 is any that is free. */
  private async open(welcome: (socket: Socket) => void, port = 0, most = MOST_CONNECTIONS): Promise<number> {
    const server = createServer({ noDelay: true }, (socket) => {
      this.keep(socket);
      welcome(socket);
    });
    server.maxConnections = most;
    server.listen(port, HOST);
    await once(server, 'listening').catch(explain);
    // later on: somebody could not be let in
    server.on('error', () => {});
    if (!this.keepAlive) server.unref();
    this.servers.push(server);
    return (server.address() as AddressInfo).port;
  }

  /** A port that is one end of a connection. To be told where to begin makes the system reserve it. */
  private async hold(port: number): Promise<number> {
    const socket = connect({ host: HOST, port, localAddress: HOST });
    this.keep(socket);
    await once(socket, 'connect').catch(explain);
    return socket.localPort!;
  }

  private keep(socket: Socket): void {
    if (!this.keepAlive) socket.unref();
    // who has connected may leave at any time, and that is no fault
    socket.on('error', () => {}).resume();
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
  }
}

async function inTurns(count: number, open: (index: number) => Promise<number>): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) {
    const now = Math.min(AT_A_TIME, count - ports.length);
    // all of them, also if one fails: what is open can then be closed
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

/** What the error of one port says to whoever wanted ten thousand. */
function explain(error: NodeJS.ErrnoException): never {
  const reasons: Record<string, string> = {
    EMFILE: 'this program may not have more files and sockets open (ulimit -n shows and changes that)',
    ENFILE: 'the system cannot have more files and sockets open',
    EADDRINUSE: 'no port is free any more',
    EADDRNOTAVAIL: 'no port is free any more',
  };
  const reason = reasons[error.code ?? ''] ?? connectReason(error);
  throw new Error(`the simulated network cannot be as large: ${reason}`, { cause: error });
}
