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
import { todo } from '../src/base/todo';

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
  return todo('09-handshake', 'pongFor');
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
    return todo('09-handshake', 'Handshake.done');
  }

  /** What to send before anything has come: our version, if we are the connecting side. */
  open(): Message[] {
    return todo('09-handshake', 'Handshake.open');
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
    return todo('09-handshake', 'Handshake.receive');
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
    return todo('09-handshake', 'Connection.over');
  }

  /** Whether the connection has ended. Messages that arrived before can still be received. */
  get closed(): boolean {
    return todo('09-handshake', 'Connection.closed');
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
    return todo('09-handshake', 'Connection.send');
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
    return todo('09-handshake', 'Connection.receive');
  }

  /**
   * Receive until a message with one of these commands comes. Messages before it are skipped.
   *
   * @param commands - which messages to wait for: `waitFor('tx', 'notfound')`
   * @throws as {@link Connection.receive}; also if other messages keep coming until the patience runs out
   */
  async waitFor(...commands: string[]): Promise<Message> {
    return todo('09-handshake', 'Connection.waitFor');
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
    return todo('09-handshake', 'Connection.handshake');
  }

  /**
   * End the connection. It may be called more than once.
   *
   * @param reason - the error with which a pending wait for a message fails
   * @returns when the socket has emitted `close` (`socket.closed` is true a little earlier); it does not wait
   *   for the other side
   */
  async close(reason: Error = new ClosedError('this side closed the connection')): Promise<void> {
    return todo('09-handshake', 'Connection.close');
  }
}

/**
 * A node: it makes and accepts connections, and says the same about itself on all of them. Only the nonce
 * differs each time, and addr_recv, which is the other side's address as the socket knows it.
 */
export class Node {
  /** All open connections, including those whose handshake is not done yet. */
  readonly connections = new Set<Connection>();

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
    return todo('09-handshake', 'Node.connect');
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
    return todo('09-handshake', 'Node.listen');
  }

  /**
   * Close all connections, and accept no more. It may be called more than once. A pending
   * {@link Node.connect} fails with a ClosedError or a ConnectError, and leaves no connection.
   */
  async close(): Promise<void> {
    return todo('09-handshake', 'Node.close');
  }
}
