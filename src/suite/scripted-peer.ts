import { once } from 'node:events';
import {
  type AddressInfo,
  connect,
  createServer,
  type NetConnectOpts,
  type Server,
  type Socket,
} from 'node:net';
import { eventually } from './deadline';
import type { PlainMessage, Splitter } from './stream-inputs';
import type { Pace } from './time-limit';
import { turns } from './event-loop-turns';

/** The protocol code that the other end of a test needs. It is handed over, since none stands in `src/`. */
export interface Wire {
  /** A message with its header. */
  frame(message: PlainMessage): Uint8Array;
  /** Makes what takes chunks and gives messages. */
  splitter(): Splitter;
}

/** The other end of a connection in a test: it says what the test has it say, and writes down what it hears. */
export class PlainPeer {
  /** What it has heard, in order. */
  readonly heard: PlainMessage[] = [];

  /**
   * @param socket - connected
   * @param wire - how messages are written and read
   */
  constructor(
    readonly socket: Socket,
    private readonly wire: Wire,
  ) {
    const splitter = wire.splitter();
    socket.on('error', () => {});
    socket.on('data', (chunk) => this.listen(splitter, chunk));
  }

  /** The commands of what it has heard. */
  get commands(): string[] {
    return this.heard.map(({ command }) => command);
  }

  /** Say something: all messages in one piece, so that they arrive together. */
  say(...messages: PlainMessage[]): void {
    this.write(Buffer.concat(messages.map((message) => this.wire.frame(message))));
  }

  /** Say bytes as they are. */
  write(bytes: Uint8Array): void {
    this.socket.write(bytes);
  }

  /**
   * Wait until it has heard a command, as long as a suite waits for anything.
   *
   * @param count - how often
   * @returns the commands of all that it has heard until then, whether or not it was among them
   */
  async hears(command: string, count = 1): Promise<string[]> {
    await eventually(() => this.commands.filter((heard) => heard === command).length >= count);
    return this.commands;
  }

  /**
   * Wait until the connection is closed.
   *
   * @param ownTime - after how long the other end is to close it, in milliseconds
   * @returns whether it is
   */
  seesTheEnd(ownTime = 0): Promise<boolean> {
    return eventually(() => this.socket.closed, ownTime);
  }

  /**
   * Say something again and again.
   *
   * @param message - what to say
   * @param pace - is marked each time
   * @returns ends it
   */
  keepSaying(message: PlainMessage, pace: Pace): () => Promise<void> {
    let over = false;
    const chatter = async () => {
      for (; !over && !this.socket.destroyed; await turns()) {
        pace.mark();
        this.say(message);
      }
      pace.mark();
    };
    const chatting = chatter();
    return () => ((over = true), chatting);
  }

  private listen(splitter: Splitter, chunk: Uint8Array): void {
    try {
      splitter.feed(chunk);
      for (let message = splitter.next(); message; message = splitter.next()) this.heard.push(message);
    } catch (error) {
      this.heard.push({ command: `no message: ${String(error)}`, payload: chunk });
    }
  }
}

/**
 * Two ends of a connection over loopback. The test that asks for it is on a leash, which closes them.
 *
 * @param stubborn - whether the second end stays open when the first one says that it is done
 */
export async function twoEnds(stubborn = false): Promise<[Socket, Socket]> {
  const server = createServer({ allowHalfOpen: stubborn, noDelay: true });
  const port = await listening(server);
  // little room for what is not sent yet, so that it is soon full
  const ours = connect({
    host: '127.0.0.1',
    port,
    noDelay: true,
    writableHighWaterMark: 256,
  } as NetConnectOpts);
  const [[theirs]] = (await Promise.all([once(server, 'connection'), once(ours, 'connect')])) as [
    [Socket],
    [],
  ];
  server.close();
  return [ours, theirs];
}

/** A server whose connections say only what a test has them say. */
export class PlainServer {
  /** Who has connected, in order. */
  readonly peers: PlainPeer[] = [];
  private readonly server: Server;

  /**
   * @param wire - how messages are written and read
   * @param greet - what to do with whoever connects
   */
  constructor(wire: Wire, greet: (peer: PlainPeer) => void = () => {}) {
    this.server = createServer({ noDelay: true }, (socket) => {
      const peer = new PlainPeer(socket, wire);
      this.peers.push(peer);
      greet(peer);
    });
  }

  /** Begin to listen on loopback. @returns the port */
  start(): Promise<number> {
    return listening(this.server);
  }

  /** Who has connected, once it has; undefined if nobody does. */
  async accepts(): Promise<PlainPeer | undefined> {
    await eventually(() => this.peers.length > 0);
    return this.peers.at(-1);
  }

  /** Listen no more. */
  async stop(): Promise<void> {
    await once(this.server.close(), 'close');
  }
}

/** A port on which nobody listens. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await once(server.close(), 'close');
  return port;
}

/**
 * Connect to a port on loopback.
 *
 * @param wire - how messages are written and read
 * @returns undefined if nobody listens there
 */
export async function plainPeerAt(port: number, wire: Wire): Promise<PlainPeer | undefined> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  try {
    await once(socket, 'connect');
    return new PlainPeer(socket, wire);
  } catch {
    return undefined;
  }
}

async function listening(server: Server): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}
