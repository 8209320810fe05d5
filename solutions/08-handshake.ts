/**
 * Lesson 08 · The handshake.
 *
 * A node on a socket: it connects or is connected to, says hello, answers pings, and waits for messages.
 *
 * @module
 */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { type Codec, encode, struct } from '../src/codec/codec';
import { Reader } from '../src/codec/reader';
import { NETWORKS, type NetworkName } from '../src/networks';
import { dial } from '../src/streams/dial';
import {
  ClosedError,
  HandshakeTimeoutError,
  ObsoleteVersionError,
  ReceiveTimeoutError,
  SelfConnectionError,
} from '../src/streams/peer-errors';
import { Inbox } from '../src/streams/inbox';
import { Transcript } from '../src/streams/transcript';
import { type Message, writeMessage } from './01-framing';
import { uint64 } from './02-fields';
import { makeMessage, makeVersion, PAYLOADS, readVersion, type Version } from './06-version';
import { Demultiplexer } from './07-streams';

/** The oldest protocol that is still spoken: 31800 brought getheaders. */
export const OLDEST_VERSION = 31800;

/** How long a connection may take to come about, in milliseconds. */
export const CONNECT_TIMEOUT = 5_000;

/** How long a handshake may take, in milliseconds. @see Bitcoin Core, src/net.h, DEFAULT_PEER_CONNECT_TIMEOUT */
export const HANDSHAKE_TIMEOUT = 60_000;

/** How many others may connect to us at a time. @see Bitcoin Core, src/net.h, DEFAULT_MAX_PEER_CONNECTIONS */
export const MAX_INBOUND = 125;

/** How many bytes of payload may lie in the inbox before no more is read from the socket. */
export const INBOX_LIMIT = 1_000_000;

/** The payload of ping and of pong: a number that the sender of the ping has made up (BIP 31). */
export const ping = struct({ nonce: uint64 });

PAYLOADS.set('ping', ping as Codec<unknown>);
PAYLOADS.set('pong', ping as Codec<unknown>);

/**
 * What to answer to a ping: a pong with the same 8 bytes.
 *
 * @param message - a ping
 * @returns the pong, with the first 8 bytes of the ping's payload; undefined if it has fewer, as before BIP 31: such
 *   a ping has no answer
 * @see BIP 31; Bitcoin Core, src/net_processing.cpp, ProcessMessage
 */
export function pongFor(message: Message): Message | undefined {
  if (message.payload.length < 8) return undefined;
  return { command: 'pong', payload: message.payload.slice(0, 8) };
}

/**
 * The handshake, without a socket: it is given what comes in, and says what to send.
 *
 *     the one who connects                   the one who is connected to
 *     version ─────────────────────────────▶
 *             ◀───────────────────────────── version, verack
 *     verack  ─────────────────────────────▶
 *
 * It is done when the other's version and the other's verack have both come. They may come in either order. (Bitcoin
 * Core would ignore a verack that comes first.)
 */
export class Handshake {
  /** The other's version message, once it has come. */
  theirs: Version | undefined;
  /** Whether the other has acknowledged our version. */
  acknowledged = false;

  /**
   * @param own - our version message
   * @param inbound - whether the other has connected to us; then it speaks first
   * @param isOurs - whether we have sent a version with this nonce, on any connection
   */
  constructor(
    readonly own: Version,
    readonly inbound: boolean,
    readonly isOurs: (nonce: bigint) => boolean = (nonce) => nonce === own.nonce,
  ) {}

  /** Whether both have greeted and been heard. */
  get done(): boolean {
    return this.theirs !== undefined && this.acknowledged;
  }

  /** What to send before anything has come: our version, if we are the one who connects. */
  open(): Message[] {
    return this.inbound ? [] : [makeMessage('version', this.own)];
  }

  /**
   * Take a message into account.
   *
   * A version is answered with verack; by the one who is connected to, with its own version first. A second version
   * is ignored, and so is whatever else comes before the handshake is done. A version is read as far as it is
   * understood: bytes behind its last field are ignored.
   *
   * @param message - what has come
   * @returns what to send now, in this order
   * @throws SelfConnectionError if the nonce in a version is one of ours
   * @throws ObsoleteVersionError if a version speaks a protocol below 31800
   * @throws WireError if a version cannot be read
   */
  receive(message: Message): Message[] {
    if (message.command === 'verack') this.acknowledged = true;
    if (message.command !== 'version' || this.theirs) return [];
    const theirs = readVersion(new Reader(message.payload));
    if (theirs.nonce !== undefined && this.isOurs(theirs.nonce)) {
      throw new SelfConnectionError(theirs.nonce);
    }
    if (theirs.version < OLDEST_VERSION) {
      throw new ObsoleteVersionError(
        `the other speaks protocol ${theirs.version}, ${OLDEST_VERSION} is the oldest`,
      );
    }
    this.theirs = theirs;
    const verack = makeMessage('verack', {});
    return this.inbound ? [makeMessage('version', this.own), verack] : [verack];
  }
}

/**
 * A connection to another node. Messages come out in the order in which they came in, and none is lost. Pings are
 * answered at once, whether or not somebody waits, and do not come out.
 */
export class Connection {
  /** What was said, message by message. */
  readonly transcript = new Transcript();
  /** The other's version message, once the handshake is done. */
  theirs: Version | undefined;
  /** How long to wait for a message, in milliseconds, where nothing else is said. */
  patience = 60_000;
  private readonly inbox = new Inbox<Message>(({ payload }) => payload.length, INBOX_LIMIT);
  private ended: Error | undefined;
  /** Settled when the socket is closed, which is a little later than the end. */
  private gone: Promise<void> = Promise.resolve();

  /**
   * A connection begins to listen with {@link Connection.over}.
   *
   * @param socket - connected
   * @param network - whose magic messages have
   * @param inbound - whether the other has connected to us
   */
  constructor(
    readonly socket: Socket,
    readonly network: NetworkName = 'mainnet',
    readonly inbound = false,
  ) {}

  /**
   * Begin to listen to a socket. That is the beginning of the transcript: `connected`.
   *
   * A wrong magic, or a length over the limit, ends the connection; another faulty message is dropped. While more
   * than a megabyte lies unread, or the other does not take what we send, nothing more is read.
   *
   * @param socket - connected
   * @param network - whose magic messages have
   * @param inbound - whether the other has connected to us
   */
  static over(socket: Socket, network: NetworkName = 'mainnet', inbound = false): Connection {
    const connection = new Connection(socket, network, inbound);
    const demultiplexer = new Demultiplexer(network, 'node', (fault) =>
      connection.transcript.event('fault', fault.message),
    );
    connection.transcript.event('connected');
    connection.gone = new Promise((resolve) => socket.once('close', () => resolve()));
    socket.on('data', (chunk) => connection.arrived(demultiplexer, chunk));
    socket.on('drain', () => connection.readOn());
    socket.on('error', (error) => connection.end(new ClosedError(`the connection broke: ${error.message}`)));
    socket.on('close', () => {
      if (connection.ended) return;
      const halfway = demultiplexer.held.length;
      const where = halfway > 0 ? `, ${halfway} bytes into a message` : '';
      connection.end(new ClosedError(`the other side closed the connection${where}`));
    });
    return connection;
  }

  /** Whether the connection has come to its end. Messages that came before can still be received. */
  get closed(): boolean {
    return this.ended !== undefined;
  }

  /**
   * Send a message.
   *
   * @param command - if PAYLOADS does not have it, `value` must be the payload's bytes
   * @param value - what the payload is to say; without it, the payload is empty
   * @returns when the bytes have been handed over
   * @throws ClosedError if the connection has ended
   */
  async send(command: string, value?: unknown): Promise<void> {
    const empty = { command, payload: new Uint8Array() };
    await this.sendMessage(value === undefined ? empty : makeMessage(command, value));
  }

  /**
   * Receive the next message, whatever it is.
   *
   * @param timeout - how long to wait, in milliseconds
   * @returns messages in the order in which they came, pings excepted
   * @throws ReceiveTimeoutError if none came in time; the connection goes on
   * @throws ClosedError if the connection has ended, and nothing is left
   * @throws WireError if it has ended because of bytes that are no message
   */
  async receive(timeout = this.patience): Promise<Message> {
    const message = await this.inbox.take(timeout);
    this.readOn();
    return message;
  }

  /**
   * Receive until a message with one of these commands comes. What comes before it is passed over.
   *
   * @param commands - which messages to wait for: `waitFor('tx', 'notfound')`
   * @throws as {@link Connection.receive}; also if others keep coming until the patience is at its end
   */
  async waitFor(...commands: string[]): Promise<Message> {
    const deadline = performance.now() + this.patience;
    for (let left = this.patience; left > 0; left = deadline - performance.now()) {
      const message = await this.receive(left);
      if (commands.includes(message.command)) return message;
    }
    throw new ReceiveTimeoutError(`no ${commands.join(' or ')} came in ${this.patience} ms`);
  }

  /**
   * Say hello, and wait until both have. What comes behind the last message of the handshake can be received
   * afterwards, also if it came together with it.
   *
   * @param own - our version message
   * @param timeout - how long it may take, in milliseconds
   * @param isOurs - whether we have sent a version with this nonce, on any connection
   * @returns the other's version message
   * @throws HandshakeTimeoutError if it is not done in time, counted from the beginning; its message says what is
   *   missing, `version` or `verack`
   * @throws what {@link Handshake} and {@link Connection.receive} throw; the connection is closed then
   */
  async handshake(
    own = makeVersion(),
    timeout = HANDSHAKE_TIMEOUT,
    isOurs = (nonce: bigint) => nonce === own.nonce,
  ): Promise<Version> {
    const handshake = new Handshake(own, this.inbound, isOurs);
    const late = setTimeout(() => {
      const missing = handshake.theirs ? 'verack' : 'version';
      this.end(new HandshakeTimeoutError(`no ${missing} came in ${timeout} ms`));
    }, timeout);
    try {
      for (const message of handshake.open()) await this.sendMessage(message);
      while (!handshake.done) {
        const message = await this.receive(Infinity);
        for (const answer of handshake.receive(message)) await this.sendMessage(answer);
      }
      return (this.theirs = handshake.theirs!);
    } catch (error) {
      this.end(error as Error);
      throw error;
    } finally {
      clearTimeout(late);
    }
  }

  /**
   * End the connection. It may be called more than once.
   *
   * @param reason - what those are told who wait for a message
   * @returns when the socket is closed; the other side is not asked
   */
  async close(reason: Error = new ClosedError('this side closed the connection')): Promise<void> {
    this.end(reason);
    await this.gone;
  }

  private arrived(demultiplexer: Demultiplexer, chunk: Uint8Array): void {
    try {
      demultiplexer.feed(chunk);
      for (let message = demultiplexer.next(); message; message = demultiplexer.next()) this.take(message);
    } catch (error) {
      this.end(error as Error);
    }
    if (this.full) this.socket.pause();
  }

  private take(message: Message): void {
    this.transcript.message('received', message);
    if (message.command === 'ping') {
      const pong = pongFor(message);
      if (pong) this.sendMessage(pong).catch(() => {});
      return;
    }
    this.inbox.put(message);
  }

  private get full(): boolean {
    return this.inbox.full || this.socket.writableNeedDrain;
  }

  private readOn(): void {
    if (!this.full && this.socket.isPaused()) this.socket.resume();
  }

  private sendMessage(message: Message): Promise<void> {
    if (this.ended) return Promise.reject(this.ended);
    const bytes = encode((w) => writeMessage(w, message, this.network), undefined);
    this.transcript.message('sent', message);
    return new Promise((resolve, reject) => {
      this.socket.write(bytes, (error) => (error ? reject(this.ended ?? error) : resolve()));
    });
  }

  private end(error: Error): void {
    if (this.ended) return;
    this.ended = error;
    this.transcript.event('closed', error.message);
    this.inbox.end(error);
    this.socket.destroy();
  }
}

/**
 * A node: it connects to others and is connected to, and says the same about itself to all of them. Only the nonce
 * is another one each time, and addr_recv, which is the other's address as the socket knows it.
 */
export class Node {
  /** The connections that are there, also those whose handshake is still to be done. */
  readonly connections = new Set<Connection>();
  private readonly servers = new Set<Server>();
  /** The nonces that we have sent where we connect. If one of them comes in, we have reached ourselves. */
  private readonly nonces = new Map<bigint, Connection>();
  /** How often it was closed: a connection that came about meanwhile is not wanted any more. */
  private closings = 0;

  /**
   * @param network - which network it belongs to
   * @param choices - fields of its version messages that are to be different; see makeVersion
   * @param timeout - how long connecting and how long a handshake may take, in milliseconds
   */
  constructor(
    readonly network: NetworkName = 'mainnet',
    readonly choices: Partial<Version> = {},
    readonly timeout = CONNECT_TIMEOUT,
  ) {}

  /**
   * Connect to another node, and shake hands.
   *
   * @param host - a name or an address
   * @param port - without it, the one of the network
   * @throws what {@link dial} and {@link Connection.handshake} throw; nothing is left open then. A node that has
   *   reached itself learns it at both ends: SelfConnectionError
   */
  async connect(host: string, port = NETWORKS[this.network].port): Promise<Connection> {
    const { closings } = this;
    const socket = await dial(host, port, this.timeout);
    if (closings !== this.closings) {
      socket.destroy();
      throw new ClosedError('this node was closed');
    }
    return this.greet(Connection.over(socket, this.network));
  }

  /**
   * Let other nodes connect, on this machine's loopback address, {@link MAX_INBOUND} of them at a time.
   *
   * @param serve - called with each connection after the handshake; where that fails, the connection is closed
   * @param port - without it, a free one
   * @returns the port
   */
  async listen(serve: (connection: Connection) => unknown = () => {}, port = 0): Promise<number> {
    const server = createServer({ noDelay: true }, (socket) => {
      this.greet(Connection.over(socket, this.network, true))
        .then(serve)
        .catch(() => socket.destroy());
    });
    server.maxConnections = MAX_INBOUND;
    this.servers.add(server);
    await once(server.listen(port, '127.0.0.1'), 'listening');
    return (server.address() as AddressInfo).port;
  }

  /** Close all, as often as you like, and let nobody in. Who is connecting gets a ClosedError or a ConnectError. */
  async close(): Promise<void> {
    this.closings++;
    const servers = [...this.servers].map((server) => once(server.close(), 'close'));
    this.servers.clear();
    await Promise.all([...this.connections].map((connection) => connection.close()));
    await Promise.all(servers);
  }

  private async greet(connection: Connection): Promise<Connection> {
    const { remoteAddress: ip = '::', remotePort: port = 0 } = connection.socket;
    const own = makeVersion({ addr_recv: { services: 0n, ip, port }, ...this.choices });
    this.connections.add(connection);
    connection.socket.once('close', () => this.connections.delete(connection));
    if (!connection.inbound) this.nonces.set(own.nonce!, connection);
    try {
      await connection.handshake(own, this.timeout, (nonce) => this.nonces.has(nonce));
    } catch (error) {
      // the end that has connected is to know the reason, too
      if (error instanceof SelfConnectionError) await this.nonces.get(error.nonce)?.close(error);
      await connection.close();
      throw error;
    } finally {
      this.nonces.delete(own.nonce!);
    }
    return connection;
  }
}
