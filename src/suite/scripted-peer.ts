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

/** The protocol code that the other end of a test needs. It is passed in, because there is none in `src/`. */
export interface WireCodecs {
  /** Encodes a message with its header. */
  frame(message: PlainMessage): Uint8Array;
  /** Creates a splitter, which takes chunks and returns messages. */
  splitter(): Splitter;
}

/**
 * The other end of a connection in a test: it sends what the test tells it to send, and records what it
 * receives.
 */
export class ScriptedPeer {
  /** The messages it has received, in order. */
  readonly heard: PlainMessage[] = [];

  /**
   * @param socket - a connected socket
   * @param wire - encodes and splits messages
   */
  constructor(
    readonly socket: Socket,
    private readonly wire: WireCodecs,
  ) {
    const splitter = wire.splitter();
    socket.on('error', () => {});
    socket.on('data', (chunk) => this.listen(splitter, chunk));
  }

  /** The commands of the messages it has received. */
  get commands(): string[] {
    return this.heard.map(({ command }) => command);
  }

  /** Send messages in one piece, so that they arrive together. */
  say(...messages: PlainMessage[]): void {
    this.write(Buffer.concat(messages.map((message) => this.wire.frame(message))));
  }

  /** Send bytes as they are. */
  write(bytes: Uint8Array): void {
    this.socket.write(bytes);
  }

  /**
   * Wait until it has received a command, with the suite's usual limit.
   *
   * @param count - how many times
   * @returns the commands of all messages received until then, whether or not it was among them
   */
  async hears(command: string, count = 1): Promise<string[]> {
    await eventually(() => this.commands.filter((heard) => heard === command).length >= count);
    return this.commands;
  }

  /**
   * Wait until the connection is closed.
   *
   * @param ownTime - after how long the other end should close it, in milliseconds
   * @returns whether it is
   */
  seesTheEnd(ownTime = 0): Promise<boolean> {
    return eventually(() => this.socket.closed, ownTime);
  }

  /**
   * Send a message again and again.
   *
   * @param message - the message
   * @param pace - marked each time
   * @returns a function that stops it
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
 * Open a loopback connection and return both ends. The caller's test runs with a tracker, which closes them.
 *
 * @param stubborn - whether the second end stays open when the first one ends its side
 */
export async function connectedSockets(stubborn = false): Promise<[Socket, Socket]> {
  const server = createServer({ allowHalfOpen: stubborn, noDelay: true });
  const port = await listening(server);
  // a small send buffer, so that it is soon full
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

/** A server whose connections send only what a test tells them to send. */
export class ScriptedServer {
  /** The accepted connections, in order. */
  readonly peers: ScriptedPeer[] = [];
  private readonly server: Server;

  /**
   * @param wire - encodes and splits messages
   * @param greet - called with each new connection
   */
  constructor(wire: WireCodecs, greet: (peer: ScriptedPeer) => void = () => {}) {
    this.server = createServer({ noDelay: true }, (socket) => {
      const peer = new ScriptedPeer(socket, wire);
      this.peers.push(peer);
      greet(peer);
    });
  }

  /** Start to listen on loopback. @returns the port */
  start(): Promise<number> {
    return listening(this.server);
  }

  /** Wait for a connection. @returns the latest one; undefined if there is none */
  async accepts(): Promise<ScriptedPeer | undefined> {
    await eventually(() => this.peers.length > 0);
    return this.peers.at(-1);
  }

  /** Stop listening. */
  async stop(): Promise<void> {
    await once(this.server.close(), 'close');
  }
}

/** A port on which nothing listens. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await once(server.close(), 'close');
  return port;
}

/**
 * Connect to a port on loopback.
 *
 * @param wire - encodes and splits messages
 * @returns undefined if nothing listens there
 */
export async function scriptedPeerAt(port: number, wire: WireCodecs): Promise<ScriptedPeer | undefined> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  try {
    await once(socket, 'connect');
    return new ScriptedPeer(socket, wire);
  } catch {
    return undefined;
  }
}

async function listening(server: Server): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}
