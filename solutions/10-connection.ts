/**
 * Lesson 10 · A connection.
 *
 * A socket, read no faster than its messages are handled; and the messages that go over it, in order.
 *
 * @module
 */
import type { Socket } from 'node:net';
import { encode } from '../src/wire/codec/codec';
import type { NetworkName } from '../src/wire/networks';
import { Channel } from '../src/wire/streams/channel';
import { HANDSHAKE_TIMEOUT, PORTION, UNSPLIT_LIMIT } from '../src/wire/streams/limits';
import { LONGEST_TIMER } from '../src/wire/streams/longest-timer';
import { ClosedError } from '../src/wire/streams/peer-errors';
import { judge, type Standing } from '../src/wire/streams/peer-rules';
import { ReceiveBuffer } from '../src/wire/streams/receive-buffer';
import { Transcript } from '../src/wire/streams/transcript';
import { type Message, writeMessage } from './01-framing';
import { readCount } from './03-varints';
import { type Version } from './06-version';
import { makeMessage, makeVersion } from './07-own-version';
import { Demultiplexer } from './08-streams';
import { Handshake, pongFor } from './09-handshake';

/** Takes the next bytes, at most {@link PORTION} at a time. */
export type Process = (portion: Uint8Array) => void;

/**
 * Back-pressure: a socket is read no faster than its bytes can be processed.
 *
 *     socket ── data ──▶ waiting ── while ready() ──▶ process
 *            ◀── pause, while more than UNSPLIT_LIMIT bytes wait
 */
export class FlowControl {
  /** What has been read from the socket, and not been processed yet, in order. */
  readonly waiting = new ReceiveBuffer();

  /**
   * Does not listen to the socket yet; {@link FlowControl.over} does.
   *
   * @param socket - connected
   * @param process - takes the next bytes
   * @param ready - whether more can be processed now
   */
  constructor(
    readonly socket: Socket,
    readonly process: Process,
    readonly ready: () => boolean,
  ) {}

  /**
   * Begin to listen to a socket: to `data`, and to `drain`, after which more may be ready to be processed.
   *
   * @param ready - whether more can be processed now. It may change with every portion
   */
  static over(socket: Socket, process: Process, ready: () => boolean): FlowControl {
    const flow = new FlowControl(socket, process, ready);
    socket.on('data', (chunk) => flow.receive(chunk));
    socket.on('drain', () => flow.readOn());
    return flow;
  }

  /** Process a chunk, after everything that waits already. */
  receive(chunk: Uint8Array): void {
    this.waiting.append(chunk);
    this.readOn();
  }

  /**
   * Process what waits, for as long as `ready` says so: ask it before each portion. Then pause the socket if
   * more than {@link UNSPLIT_LIMIT} bytes still wait, and resume it otherwise.
   *
   * The code that makes room calls this; `process` may do so, too.
   */
  readOn(): void {
    while (this.waiting.length > 0 && this.ready()) this.process(this.waiting.take(PORTION));
    if (this.waiting.length > UNSPLIT_LIMIT) this.socket.pause();
    else this.socket.resume();
  }
}

/**
 * A connection to another node. Messages are received in the order in which they arrived, and none is lost.
 * Pings are answered in order, whether or not anyone is waiting for a message, and are not passed on.
 *
 * Steps: receive, waitFor, send, close, handshake, act.
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

  /** Whether the connection has ended. Messages that arrived before can still be received. */
  get closed(): boolean {
    return this.channel.reason !== undefined;
  }

  /**
   * Begin to listen to a socket. The transcript begins with `connected`. Every message is recorded in it,
   * `received` as it arrives and `sent` as it goes out; `fault` is a dropped message, `closed` the end.
   *
   * - Messages are handled in order. What comes after a message waits until that one has been received, and
   *   the caller has had a chance to answer it. So the answers do not depend on how the bytes were chunked.
   * - What is kept is a copy: a view would keep the whole chunk that it came in.
   * - A wrong magic, or a length over the limit, ends the connection once everything before it is handled;
   *   any other invalid message is dropped.
   * - While more than a megabyte or a thousand messages wait to be received, or the other side does not read
   *   what we send, reading stops soon; see {@link FlowControl}. The end of the connection is noticed all the
   *   same, if at most 100,000 bytes come before it. Messages that arrived before can still be received.
   * - An `error` of the socket, even one emitted by hand, ends the connection and destroys the socket.
   *
   * A {@link Channel} does all of this.
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
      flowControl: (process, ready) => FlowControl.over(socket, process, ready),
      send: (message) => connection.sendMessage(message),
      act: (message) => connection.act(message),
    });
    return connection;
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
    const wanted = ({ command }: Message) => commands.includes(command);
    return this.channel.find(commands.join(' or '), this.patience, wanted);
  }

  /**
   * Send a message, and record it in the transcript.
   *
   * @returns when the socket has accepted the bytes: the callback of `write`
   * @throws the reason why the connection has ended, if it has: before the call (nothing is written or recorded
   *   then), or before the socket has accepted the bytes
   * @throws WireError if the message cannot be written
   */
  async sendMessage(message: Message): Promise<void> {
    if (this.channel.reason) throw this.channel.reason;
    const bytes = encode((w) => writeMessage(w, message, this.network), undefined);
    this.transcript.message('sent', message);
    await new Promise<void>((resolve, reject) => {
      this.socket.write(bytes, (error) => (error ? reject(this.channel.reason ?? error) : resolve()));
    });
  }

  /**
   * Make a message, and send it as {@link Connection.sendMessage} does.
   *
   * @param command - if PAYLOADS does not have it, `value` must be the payload's bytes
   * @param value - the value of the payload; without it, the payload is empty, whatever PAYLOADS has
   * @throws as {@link Connection.sendMessage} does
   */
  async send(command: string, value?: unknown): Promise<void> {
    const empty = { command, payload: new Uint8Array() };
    const message = value === undefined ? empty : makeMessage(command, value);
    await this.channel.answer(this.sendMessage(message));
  }

  /**
   * End the connection. It may be called more than once; only the first reason counts.
   *
   * @param reason - the error with which a pending wait for a message fails
   * @returns when the socket has emitted `close` (`socket.closed` is true a little earlier); it does not wait
   *   for the other side
   */
  async close(reason: Error = new ClosedError('this side closed the connection')): Promise<void> {
    this.channel.end(reason);
    await this.channel.gone;
  }

  /**
   * Shake hands: send our version, and wait until the handshake is done. Messages after the last one of the
   * handshake can be received afterwards, even if they arrived together with it.
   *
   * A version that cannot be read, or that has too long a user agent, is dropped; the next one counts.
   *
   * @param own - our version message
   * @param timeout - how long it may take, in milliseconds, whatever `patience` is
   * @param isOurs - whether we have sent a version with this nonce, on any connection
   * @param handshake - what to send, and when it is done; lesson 18 passes one that says more
   * @returns the other side's version message, which is also `theirs` from then on
   * @throws HandshakeTimeoutError if it is not done in time, counted from the call; its message says what is
   *   missing, `version` or `verack`
   * @throws what {@link Handshake}, {@link Connection.sendMessage} and {@link Connection.receive} throw. In all
   *   cases the connection is closed
   */
  async handshake(
    own = makeVersion(),
    timeout = HANDSHAKE_TIMEOUT,
    isOurs = (nonce: bigint) => nonce === own.nonce,
    handshake = new Handshake(own, this.inbound, isOurs),
  ): Promise<Version> {
    const late = () => this.channel.tooLate(handshake.theirs ? 'verack' : 'version', timeout);
    const timer = setTimeout(late, Math.min(timeout, LONGEST_TIMER));
    try {
      return await this.channel.conversation(async () => {
        for (const message of handshake.open()) await this.sendMessage(message);
        while (!handshake.done) {
          const message = await this.channel.inbox.take();
          const answers = this.channel.unlessInvalid(message, () => handshake.receive(message));
          for (const answer of answers ?? []) await this.sendMessage(answer);
        }
        const theirs = (this.theirs = handshake.theirs!);
        this.standing = { version: Math.min(own.version, theirs.version), acknowledged: true };
        return theirs;
      });
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Act on a message whose turn has come. The channel calls this, before `receive` can return the message.
   *
   * - Before the handshake is done, a ping is ignored. Anything else is for the handshake.
   * - After it, {@link judge} names the rule that a message breaks, if any. `standing` has the lower of the two
   *   protocol versions, and says that the verack has come. `breaks` of the channel does what the rule says: the
   *   message is dropped or ignored, or it ends the connection with a ProtocolError.
   * - Any other ping is answered.
   *
   * @returns whether the message is dealt with; if not, `receive` returns it
   */
  act(message: Message): boolean {
    const isPing = message.command === 'ping';
    if (!this.theirs) return isPing;
    const rule = judge(message, this.standing, readCount);
    if (rule) this.channel.breaks(rule, message.command);
    else if (isPing) this.sendMessage(pongFor(message)!).catch(() => {});
    return isPing || rule !== undefined;
  }
}
