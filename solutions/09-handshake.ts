/**
 * Lesson 09 · The handshake.
 *
 * A node on a socket: it connects, accepts connections, shakes hands, answers pings, and waits for messages.
 *
 * @module
 */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { type Codec, encode, struct } from '../src/wire/codec/codec';
import { WireError } from '../src/wire/codec/error';
import { Reader } from '../src/wire/codec/reader';
import { NETWORKS, type NetworkName } from '../src/wire/networks';
import { withoutZone } from '../src/wire/streams/address';
import { Channel } from '../src/wire/streams/channel';
import { dial } from '../src/wire/streams/dial';
import { InboundSlots } from '../src/wire/streams/inbound-slots';
import { CONNECT_TIMEOUT, HANDSHAKE_TIMEOUT, MAX_INBOUND } from '../src/wire/streams/limits';
import { ClosedError, HandshakeTimeoutError, SelfConnectionError } from '../src/wire/streams/peer-errors';
import { judge, refuseVersion, type Standing } from '../src/wire/streams/peer-rules';
import { Transcript } from '../src/wire/streams/transcript';
import { LONGEST_TIMER } from '../src/wire/streams/longest-timer';
import { type Message, writeMessage } from './01-framing';
import { uint64 } from './02-fields';
import { readVarInt } from './03-varints';
import { readVersion, type Version } from './06-version';
import { makeMessage, makeVersion, PAYLOADS } from './07-own-version';
import { Demultiplexer } from './08-streams';

/** The payload of ping and of pong: a number that the sender of the ping made up (BIP 31). */
export const ping = struct({ nonce: uint64 });

PAYLOADS.set('ping', ping as Codec<unknown>);
PAYLOADS.set('pong', ping as Codec<unknown>);

/**
 * The answer to a ping: a pong with the same 8 bytes.
 *
 * @param message - a ping
 * @returns the pong, with the first 8 bytes of the ping's payload; undefined if it has fewer, as before BIP
 *   31: such a ping has no answer
 * @see BIP 31; Bitcoin Core, src/net_processing.cpp, ProcessMessage
 */
export function pongFor(message: Message): Message | undefined {
  if (message.payload.length < 8) return undefined;
  return { command: 'pong', payload: message.payload.slice(0, 8) };
}

/**
 * The handshake, without a socket: it takes the messages that come in, and returns those to send.
 *
 *     the connecting side                    the listening side
 *     version ─────────────────────────────▶
 *             ◀───────────────────────────── version, verack
 *     verack  ─────────────────────────────▶
 *
 * It is done when the other side's version and verack have both come. They may come in either order. (Bitcoin
 * Core would ignore a verack that comes first.)
 */
export class Handshake {
  /** The other side's version message, once it has come. */
  theirs: Version | undefined;
  /** Whether the other side has acknowledged our version. */
  acknowledged = false;

  /**
   * @param own - our version message
   * @param inbound - whether the other side connected to us; then it speaks first
   * @param isOurs - whether we have sent a version with this nonce, on any connection
   */
  constructor(
    readonly own: Version,
    readonly inbound: boolean,
    readonly isOurs: (nonce: bigint) => boolean = (nonce) => nonce === own.nonce,
  ) {}

  /** Whether the other side's version and verack have both come. */
  get done(): boolean {
    return this.theirs !== undefined && this.acknowledged;
  }

  /** What to send before anything has come: our version, if we are the connecting side. */
  open(): Message[] {
    return this.inbound ? [] : [makeMessage('version', this.own)];
  }

  /**
   * Process a message.
   *
   * A version is answered with a verack; on an inbound connection, with our own version before it. A second
   * version is ignored, and so is anything else that comes before the handshake is done. Bytes after the last
   * field of a version are ignored.
   *
   * @param message - the next message. Keep no view of its payload, which may be part of a large buffer
   * @returns what to send now, in this order
   * @throws SelfConnectionError with the nonce, if the one in a version is ours
   * @throws ObsoleteVersionError if a version speaks a protocol below 31800
   * @throws WireError if a version cannot be read, or its user agent is longer than 256 bytes (path
   *   `user_agent`, at its offset, 80). The handshake is then unchanged, and the next version counts
   */
  receive(message: Message): Message[] {
    if (message.command === 'verack') this.acknowledged = true;
    if (message.command !== 'version' || this.theirs) return [];
    const theirs = readVersion(new Reader(message.payload));
    refuseVersion(theirs, this.isOurs);
    // a copy: a view would keep the whole payload, however long that is
    if (theirs.user_agent) theirs.user_agent = theirs.user_agent.slice();
    this.theirs = theirs;
    const verack = makeMessage('verack', {});
    return this.inbound ? [makeMessage('version', this.own), verack] : [verack];
  }
}

/**
 * A connection to another node. Messages are received in the order in which they arrived, and none is lost.
 * Pings are answered in order, whether or not anyone is waiting for a message, and are not passed on.
 */
export class Connection {
  /** All messages sent and received, in order. */
  readonly transcript = new Transcript();
  /** The other side's version message, once the handshake is done. */
  theirs: Version | undefined;
  /** How long to wait for a message by default, in milliseconds. */
  patience = 60_000;
  /** Set by {@link Connection.over}. */
  private channel!: Channel;
  private standing: Standing = { acknowledged: false };
  private shaking = false;
  /** How many calls of `send` are pending. */
  private sending = 0;

  /**
   * Does not listen to the socket yet; {@link Connection.over} does.
   *
   * @param socket - connected
   * @param network - whose magic messages have
   * @param inbound - whether the other side connected to us
   */
  constructor(
    readonly socket: Socket,
    readonly network: NetworkName = 'mainnet',
    readonly inbound = false,
  ) {}

  /**
   * Begin to listen to a socket. The transcript begins with `connected`. Every message is recorded in it,
   * `received` as it arrives and `sent` as it goes out; `fault` is a dropped message, `closed` the end.
   *
   * - Messages are handled in order. What comes after a message waits until that one has been received, and
   *   the caller has had a chance to answer it. So the answers do not depend on how the bytes were chunked.
   * - What is kept is a copy: a view would keep the whole chunk that it came in.
   * - A wrong magic, or a length over the limit, ends the connection once everything before it is handled;
   *   any other invalid message is dropped. After the handshake {@link judge} names the rule that a message
   *   breaks: it is dropped or ignored, or ends the connection with a ProtocolError.
   * - Before the handshake is done, pings are ignored.
   * - While more than a megabyte or a thousand messages wait to be received, or the other side does not read
   *   what we send, reading stops soon. If the other side closes the connection, that is noticed all the
   *   same, provided that at most 100,000 bytes come before the end: a paused socket emits no `end`, so read
   *   on a little. Messages that arrived before the end can still be received.
   * - An `error` of the socket, even one emitted by hand, ends the connection and destroys the socket.
   *
   * @param socket - connected
   * @param network - whose magic messages have
   * @param inbound - whether the other side connected to us
   */
  static over(socket: Socket, network: NetworkName = 'mainnet', inbound = false): Connection {
    const connection = new Connection(socket, network, inbound);
    connection.transcript.event('connected');
    connection.channel = new Channel(socket, connection.transcript, {
      demultiplexer: (onInvalid) => new Demultiplexer(network, 'node', onInvalid),
      act: (message) => connection.act(message),
      answering: () => connection.shaking,
      ping: (payload) => void connection.sendMessage({ command: 'ping', payload }).catch(() => {}),
    });
    return connection;
  }

  /** Whether the connection has ended. Messages that arrived before can still be received. */
  get closed(): boolean {
    return this.channel.shutdown.reason !== undefined;
  }

  /**
   * Send a message.
   *
   * @param command - if PAYLOADS does not have it, `value` must be the payload's bytes
   * @param value - the value of the payload; without it, the payload is empty
   * @returns when the socket has accepted the bytes
   * @throws ClosedError if the connection has ended
   */
  async send(command: string, value?: unknown): Promise<void> {
    const empty = { command, payload: new Uint8Array() };
    this.sending++;
    try {
      await this.sendMessage(value === undefined ? empty : makeMessage(command, value));
    } finally {
      // if no other send follows, this was the answer to the last message received
      setImmediate(() => --this.sending === 0 && this.channel.inbox.done());
    }
  }

  /**
   * Receive the next message, whatever it is.
   *
   * @param timeout - how long to wait, in milliseconds
   * @returns messages in the order in which they arrived, except pings
   * @throws ReceiveTimeoutError if none came in time; the connection stays open
   * @throws ClosedError if the connection has ended, and no message is left
   * @throws WireError if it ended because of bytes that are not a message; ProtocolError for a broken rule
   */
  async receive(timeout = this.patience): Promise<Message> {
    return this.channel.find('message', timeout, () => true);
  }

  /**
   * Receive until a message with one of these commands comes. Messages before it are skipped.
   *
   * @param commands - which messages to wait for: `waitFor('tx', 'notfound')`
   * @throws as {@link Connection.receive}; also if other messages keep coming until the patience runs out
   */
  async waitFor(...commands: string[]): Promise<Message> {
    return this.channel.find(commands.join(' or '), this.patience, ({ command }) =>
      commands.includes(command),
    );
  }

  /**
   * Shake hands: send our version, and wait until the handshake is done. Messages after the last one of the
   * handshake can be received afterwards, even if they arrived together with it.
   *
   * @param own - our version message
   * @param timeout - how long it may take, in milliseconds
   * @param isOurs - whether we have sent a version with this nonce, on any connection
   * @returns the other side's version message
   * @throws HandshakeTimeoutError if it is not done in time, counted from the call; its message says what is
   *   missing, `version` or `verack`
   * @throws what {@link Handshake} and {@link Connection.receive} throw; the connection is closed then
   */
  async handshake(
    own = makeVersion(),
    timeout = HANDSHAKE_TIMEOUT,
    isOurs = (nonce: bigint) => nonce === own.nonce,
  ): Promise<Version> {
    const handshake = new Handshake(own, this.inbound, isOurs);
    const timer = setTimeout(
      () => {
        const missing = handshake.theirs ? 'verack' : 'version';
        const why = `no ${missing} came in ${Math.round(timeout)} ms${this.channel.insteadOf(0)}`;
        this.channel.shutdown.now(new HandshakeTimeoutError(why));
      },
      Math.min(timeout, LONGEST_TIMER),
    );
    this.shaking = true;
    try {
      await this.shake(handshake);
      this.standing = {
        version: Math.min(own.version, handshake.theirs!.version),
        acknowledged: true,
      };
      return (this.theirs = handshake.theirs!);
    } catch (error) {
      this.channel.shutdown.now(error as Error);
      throw error;
    } finally {
      clearTimeout(timer);
      this.shaking = false;
      this.channel.inbox.done();
    }
  }

  /**
   * End the connection. It may be called more than once.
   *
   * @param reason - the error with which a pending wait for a message fails
   * @returns when the socket has emitted `close` (`socket.closed` is true a little earlier); it does not wait
   *   for the other side
   */
  async close(reason: Error = new ClosedError('this side closed the connection')): Promise<void> {
    this.channel.shutdown.now(reason);
    await this.channel.shutdown.gone;
  }

  /** Handle a message in its turn. @returns whether it is finished with; if not, `receive` returns it */
  private act(message: Message): boolean {
    if (!this.theirs) return message.command === 'ping';
    if (this.channel.keepalive.isAnswer(message)) return true;
    const rule = judge(message, this.standing, readVarInt);
    if (rule) this.channel.breaks(rule, message.command);
    const pong = !rule && message.command === 'ping' && pongFor(message);
    if (pong) this.sendMessage(pong).catch(() => {});
    return Boolean(rule ?? pong);
  }

  private async shake(handshake: Handshake): Promise<void> {
    for (const message of handshake.open()) await this.sendMessage(message);
    while (!handshake.done) {
      const message = await this.channel.inbox.take();
      for (const answer of this.answers(handshake, message)) await this.sendMessage(answer);
    }
  }

  private answers(handshake: Handshake, message: Message): Message[] {
    try {
      return handshake.receive(message);
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      this.channel.drop(`${message.command}: ${error.message}`);
      return [];
    }
  }

  private sendMessage(message: Message): Promise<void> {
    const { reason } = this.channel.shutdown;
    if (reason) return Promise.reject(reason);
    const bytes = encode((w) => writeMessage(w, message, this.network), undefined);
    this.transcript.message('sent', message);
    return new Promise((resolve, reject) => {
      this.socket.write(bytes, (error) =>
        error ? reject(this.channel.shutdown.reason ?? error) : resolve(),
      );
    });
  }
}

/**
 * A node: it makes and accepts connections, and says the same about itself on all of them. Only the nonce
 * differs each time, and addr_recv, which is the other side's address as the socket knows it.
 */
export class Node {
  /** All open connections, including those whose handshake is not done yet. */
  readonly connections = new Set<Connection>();
  private readonly servers = new Set<Server>();
  private readonly slots = new InboundSlots(MAX_INBOUND);
  /** The nonces sent on outbound connections. If one of them comes in, the node has connected to itself. */
  private readonly nonces = new Map<bigint, Connection>();
  /** How many times the node was closed: a connection that was pending then is no longer wanted. */
  private closings = 0;

  /**
   * @param network - which network it belongs to
   * @param choices - fields of its version messages that differ from the defaults; see makeVersion
   * @param timeout - how long connecting and how long a handshake may take, in milliseconds
   */
  constructor(
    readonly network: NetworkName = 'mainnet',
    readonly choices: Partial<Version> = {},
    readonly timeout = CONNECT_TIMEOUT,
  ) {}

  /**
   * Connect to another node and shake hands.
   *
   * @param host - a name or an address
   * @param port - by default, that of the network
   * @throws what {@link dial} and {@link Connection.handshake} throw; nothing is left open then. If a node
   *   has connected to itself, both ends get a SelfConnectionError
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
   * Accept connections on this machine's loopback address, at most {@link MAX_INBOUND} at a time. (One whose
   * peer says nothing may be closed to make room for a new one: see {@link InboundSlots}.)
   *
   * @param serve - called with each connection after the handshake; if it fails, the connection is closed
   * @param port - by default, a free one
   * @returns the port
   */
  async listen(serve: (connection: Connection) => unknown = () => {}, port = 0): Promise<number> {
    const server = createServer({ noDelay: true }, (socket) => {
      const slot = this.slots.admit(socket);
      if (!slot) return;
      this.greet(Connection.over(socket, this.network, true))
        .then((connection) => (slot.handshakeDone(), serve(connection)))
        .catch(() => socket.destroy());
    });
    this.servers.add(server);
    await once(server.listen(port, '127.0.0.1'), 'listening');
    return (server.address() as AddressInfo).port;
  }

  /**
   * Close all connections, and accept no more. It may be called more than once. A pending
   * {@link Node.connect} fails with a ClosedError or a ConnectError, and leaves no connection.
   */
  async close(): Promise<void> {
    this.closings++;
    const servers = [...this.servers].map((server) => once(server.close(), 'close'));
    this.servers.clear();
    await Promise.all([...this.connections].map((connection) => connection.close()));
    await Promise.all(servers);
  }

  private async greet(connection: Connection): Promise<Connection> {
    const { remoteAddress: ip = '::', remotePort: port = 0 } = connection.socket;
    const own = makeVersion({ addr_recv: { services: 0n, ip: withoutZone(ip), port }, ...this.choices });
    this.connections.add(connection);
    connection.socket.once('close', () => this.connections.delete(connection));
    if (!connection.inbound) this.nonces.set(own.nonce!, connection);
    try {
      await connection.handshake(own, this.timeout, (nonce) => this.nonces.has(nonce));
    } catch (error) {
      // the connecting end should learn the reason, too
      if (error instanceof SelfConnectionError) await this.nonces.get(error.nonce)?.close(error);
      await connection.close();
      throw error;
    } finally {
      this.nonces.delete(own.nonce!);
    }
    return connection;
  }
}
