import type { Socket } from 'node:net';
import { Reader } from '../../wire/codec/reader';
import { SocketReader } from '../../wire/streams/socket-reader';
import { Keepalive } from '../../wire/streams/keepalive';
import { PARTING_TIMEOUT } from '../../wire/streams/limits';
import {
  endsConnection,
  judge,
  judgeVersion,
  MAX_USER_AGENT,
  PEER_RULES,
} from '../../wire/streams/peer-rules';
import { afterHandshake, greeting } from './greeting';
import type { DemultiplexerLike, PeerMessage, VersionLike } from '../peer-codecs';
import type { Tools } from './misbehaviours';
import { Outbox } from './outbox';
import type { Asker } from './options';
import type { PeerContext } from './peer-context';
import { type Outgoing, outgoing } from '../outgoing';
import type { SeededRandom } from '../seeded-random';
import { reason } from './transcript';

/**
 * One inbound connection, from the peer's side: behaves as Bitcoin Core does on an inbound connection.
 *
 * It throws nothing: errors are recorded in the transcript.
 *
 * @see Bitcoin Core, src/net_processing.cpp, ProcessMessage
 */
export class Connection {
  private readonly demultiplexer: DemultiplexerLike;
  private readonly outbox: Outbox;
  private readonly reader: SocketReader;
  private readonly keepalive: Keepalive;
  private readonly timeout: NodeJS.Timeout;
  private parting: NodeJS.Timeout | undefined;
  /** What the other side said in its version message. */
  private theirs: VersionLike | undefined;
  /** The handshake is done: the other side's verack has been received. */
  private established = false;
  /** The errors of messages that were dropped. */
  private dropped: Error[] = [];
  private invalid = 0;
  private readonly asker: Asker = { addrV2: false };
  private over = false;
  /** A message is being acted on. */
  private acting = false;
  /** Messages may have been received that wait until the answers to earlier ones have been sent. */
  private stalled = false;

  /**
   * @param socket - a socket that has just been accepted
   * @param number - the number of the connection
   * @param context - the context of the peer
   * @param random - the source of all random numbers
   * @param onEstablished - called when the handshake is done
   */
  constructor(
    private readonly socket: Socket,
    private readonly number: number,
    private readonly context: PeerContext,
    private readonly random: SeededRandom,
    private readonly onEstablished: () => void,
  ) {
    const { codecs, network, behaviour, handshakeTimeout } = context;
    this.demultiplexer = new codecs.Demultiplexer(network, 'node', (error) => this.dropped.push(error));
    this.outbox = new Outbox(socket, behaviour.manner, {
      sent: ({ message, bytes, note }) => this.note({ direction: 'sent', note }, message, bytes.length),
      room: () => this.readOn(),
      last: () => this.hangUp('part of its misbehaviour'),
      fault: (error) => this.fault(reason(error)),
    });
    this.timeout = setTimeout(() => this.hangUp('the handshake took too long'), handshakeTimeout).unref();
    if (behaviour.mute) clearTimeout(this.timeout);
    this.keepalive = new Keepalive({
      silent: (limit) => this.hangUp(`nothing received for ${limit / 60_000} minutes`),
      // reading pauses only while answers are unread: writing those reveals that the other side has gone
      unread: () => false,
      ping: () => {},
    });
    this.note({ event: 'connected', note: `from ${socket.remoteAddress}:${socket.remotePort}` });
    socket.setNoDelay(true);
    this.reader = new SocketReader(
      socket,
      {
        work: (portion) => this.work(portion),
        ready: () => !this.stalled && !this.outbox.busy,
        ended: (error) => this.otherEnded(error),
      },
      (process, ready) => codecs.FlowControl.over(socket, process, ready),
    );
    socket.on('close', () => clearTimeout(this.parting));
  }

  /**
   * Send a message if the handshake is done and the other side is keeping up.
   *
   * @returns whether it was sent
   */
  say(message: PeerMessage): boolean {
    const { behaviour } = this.context;
    if (!this.established || this.over || behaviour.mute || this.outbox.full) return false;
    this.outbox.push(this.piece(message));
    return true;
  }

  /** End the connection at once. @param why - for the transcript */
  destroy(why = 'the peer was closed'): void {
    this.end(`by the peer: ${why}`);
    this.socket.destroy();
  }

  /**
   * Split the next bytes into messages and act on them.
   *
   * @returns the number of messages, including invalid ones
   */
  private work(portion: Uint8Array): number {
    this.keepalive.received();
    try {
      this.demultiplexer.feed(portion);
    } catch (error) {
      this.hangUp(reason(error));
    }
    return this.act();
  }

  /**
   * Act on the messages received, one after another: each waits until the answers to those before it have been
   * sent. So what is sent does not depend on how the bytes were chunked, not even before a fault.
   *
   * @returns the number of messages, including invalid ones
   */
  private act(): number {
    // an answer that is sent at once calls this, too
    if (this.acting) return 0;
    this.acting = true;
    let messages = 0;
    try {
      for (let message; this.free() && (message = this.next()); messages++) this.take(message);
    } catch (error) {
      this.hangUp(reason(error));
    }
    this.acting = false;
    const invalid = this.invalid;
    this.invalid = 0;
    return messages + invalid;
  }

  /** Whether the next message can be acted on now. */
  private free(): boolean {
    this.stalled = !this.over && this.outbox.busy;
    return !this.over && !this.stalled;
  }

  /** The outbox may have room again. While messages are acted on, their own limits decide when that goes on. */
  private readOn(): void {
    if (this.acting) return;
    if (this.stalled) this.act();
    this.reader.readOn();
  }

  /**
   * The next message. Errors of dropped messages before it are recorded, except an error that ends the
   * connection.
   */
  private next(): PeerMessage | undefined {
    let end: unknown;
    try {
      return this.demultiplexer.next();
    } catch (error) {
      end = error;
      throw error;
    } finally {
      this.invalid += this.dropped.length;
      for (const error of this.dropped.splice(0)) if (error !== end) this.fault(error.message);
    }
  }

  private take(message: PeerMessage): void {
    const { readCount = () => 0 } = this.context.codecs;
    const rule = judge(message, { version: this.spoken, acknowledged: this.established }, readCount);
    const ignored = rule && !endsConnection(rule) ? `ignored: ${PEER_RULES[rule].what}` : undefined;
    this.note({ direction: 'received', note: ignored }, message);
    if (rule && !ignored) this.hangUp(`${message.command}: ${PEER_RULES[rule].what}`);
    if (rule) return;
    try {
      if (message.command === 'version') this.greet(this.readVersion(message.payload));
      else if (message.command === 'verack') this.establish();
      else if (message.command === 'sendaddrv2') this.asker.addrV2 = true;
      else this.answer(message);
    } catch (error) {
      this.fault(`${message.command}: ${reason(error)}`);
    }
  }

  /** The protocol version that both sides speak, once the other side's version has been received. */
  private get spoken(): number | undefined {
    return this.theirs && Math.min(this.theirs.version, this.context.personality.version);
  }

  /** Read a version message. Bytes after its last field are ignored; the user agent is copied, not a view. */
  private readVersion(payload: Uint8Array): VersionLike {
    const version = this.context.codecs.version.read(new Reader(payload));
    const { user_agent } = version;
    return user_agent ? { ...version, user_agent: user_agent.slice(0, MAX_USER_AGENT + 1) } : version;
  }

  private greet(theirs: VersionLike): void {
    const { behaviour } = this.context;
    const rule = judgeVersion(theirs, () => false);
    if (rule && endsConnection(rule)) return this.hangUp(`${PEER_RULES[rule].what}: it is ${theirs.version}`);
    if (rule) return this.fault(`version: ${PEER_RULES[rule].what}`);
    this.theirs = theirs;
    const tools = this.tools(theirs);
    const pieces = greeting(this.context, tools, this.socket);
    const gathered = behaviour.manner.gather && !behaviour.mute;
    this.outbox.play(gathered ? inTurn(pieces, afterHandshake(behaviour, tools)) : pieces);
  }

  private establish(): void {
    const { behaviour } = this.context;
    this.established = true;
    this.onEstablished();
    clearTimeout(this.timeout);
    if (behaviour.mute || behaviour.manner.gather || !this.theirs) return;
    this.outbox.play(afterHandshake(behaviour, this.tools(this.theirs)));
  }

  /** Answer a message other than version and verack. */
  private answer(message: PeerMessage): void {
    const { services, behaviour } = this.context;
    const answers = services.get(message.command)?.answer(message, this.asker) ?? this.pong(message);
    if (behaviour.mute) return;
    if (Array.isArray(answers)) this.outbox.push(...answers.map((answer) => this.piece(answer)));
    else this.outbox.answer(this.pieces(answers));
  }

  private *pieces(answers: Iterable<PeerMessage>): Generator<Outgoing, void, undefined> {
    for (const answer of answers) yield this.piece(answer);
  }

  private pong({ command, payload }: PeerMessage): PeerMessage[] {
    return command === 'ping' ? [{ command: 'pong', payload: payload.slice(0, 8) }] : [];
  }

  private tools(theirs: VersionLike): Tools {
    const { random } = this;
    return { random, network: this.context.network, theirs, piece: (message) => this.piece(message) };
  }

  private piece(message: PeerMessage): Outgoing {
    return outgoing(this.context.codecs, this.context.network, message);
  }

  /** Close the connection: finish sending what is on its way, and ignore whatever is received. */
  private hangUp(why: string): void {
    if (this.over) return;
    this.end(`by the peer: ${why}`);
    // keep reading from a peer that is still sending, or it would see a reset before it has read the last
    // bytes
    this.socket.resume();
    this.socket.end();
    this.parting = setTimeout(() => this.socket.destroy(), PARTING_TIMEOUT).unref();
  }

  private otherEnded(error?: Error): void {
    // it may still read the answers to what it sent before; this is called again when they have been sent
    if (!error && !this.over && (this.stalled || this.outbox.busy)) return;
    if (error) this.fault(reason(error));
    this.end('by the other side');
    this.socket.destroySoon();
  }

  private end(note: string): void {
    if (this.over) return;
    this.over = true;
    this.outbox.stop();
    this.reader.stop();
    this.keepalive.stop();
    clearTimeout(this.timeout);
    this.note({ event: 'closed', note }, undefined, this.socket.bytesWritten);
  }

  private fault(note: string): void {
    this.note({ event: 'fault', note });
  }

  private note(
    what: { direction?: 'sent' | 'received'; event?: 'connected' | 'closed' | 'fault'; note?: string },
    message?: PeerMessage,
    length = 0,
  ): void {
    this.context.transcript.add({ connection: this.number, ...what }, message, length);
  }
}

function* inTurn(...sequences: Iterable<Outgoing>[]): Generator<Outgoing, void, undefined> {
  for (const pieces of sequences) yield* pieces;
}
